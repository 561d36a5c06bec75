package dev.weir.runtime;

import dev.weir.base.ErrorCode;

/** The error codes of running jobs. */
public enum RuntimeError implements ErrorCode {
    /** An operator, source or sink threw something; the cause says what. */
    OPERATOR_FAILED("WEIR-JOB-0001", Kind.USER),
    /** The machinery that drives operators broke. */
    TASK_FAILED("WEIR-JOB-0002", Kind.INTERNAL),
    /** An operator ran out of memory or stack. */
    OUT_OF_RESOURCES("WEIR-JOB-0003", Kind.RESOURCES),
    /** A custom partitioner named an instance that does not exist. */
    INVALID_PARTITION("WEIR-JOB-0004", Kind.USER),
    /** A checkpoint was not possible while a task left one of its inputs alone; a later one will be. */
    CHECKPOINT_CROSSED("WEIR-JOB-0005", Kind.RESOURCES);

    private final String code;
    private final Kind kind;

    RuntimeError(String code, Kind kind) {
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

    @Override
    public boolean mayPass() {
        return this == OPERATOR_FAILED || kind != Kind.USER;
    }
}
