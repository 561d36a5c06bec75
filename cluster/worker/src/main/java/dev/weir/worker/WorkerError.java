package dev.weir.worker;

import dev.weir.base.ErrorCode;

/** The error codes of workers. */
public enum WorkerError implements ErrorCode {
    /** The committer of a sink threw something; the cause says what. */
    COMMIT_FAILED("WEIR-WORKER-0001", Kind.EXTERNAL);

    private final String code;
    private final Kind kind;

    WorkerError(String code, Kind kind) {
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
