package dev.weir.local;

import dev.weir.base.ErrorCode;

/** The error codes of jobs in one process. */
public enum LocalError implements ErrorCode {
    /** The enumerator of a source threw something; the cause says what. */
    DISCOVERY_FAILED("WEIR-LOCAL-0001", Kind.EXTERNAL),
    /** Coordinator or worker threw something. */
    CLUSTER_FAILED("WEIR-LOCAL-0002", Kind.INTERNAL);

    private final String code;
    private final Kind kind;

    LocalError(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
