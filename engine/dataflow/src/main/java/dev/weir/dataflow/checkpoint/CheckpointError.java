package dev.weir.dataflow.checkpoint;

import dev.weir.base.ErrorCode;

/** The error codes of checkpoints. */
public enum CheckpointError implements ErrorCode {
    /** A file of a checkpoint is missing. */
    FILE_MISSING("WEIR-CHECKPOINT-0001", Kind.EXTERNAL),
    /** A file of a checkpoint is not as it was written. */
    FILE_DAMAGED("WEIR-CHECKPOINT-0002", Kind.EXTERNAL),
    /** The store cannot be read or written. */
    STORE_FAILED("WEIR-CHECKPOINT-0003", Kind.EXTERNAL),
    /** There is no checkpoint where one was asked for. */
    NOT_FOUND("WEIR-CHECKPOINT-0004", Kind.USER),
    /** No checkpoint of a job can be read. */
    NONE_USABLE("WEIR-CHECKPOINT-0005", Kind.EXTERNAL),
    /** The job is not the one that made the checkpoint. */
    DOES_NOT_FIT("WEIR-CHECKPOINT-0006", Kind.USER),
    /** A checkpoint was written by a version of Weir that this one doesn't know. */
    UNKNOWN_VERSION("WEIR-CHECKPOINT-0007", Kind.USER),
    /** A savepoint of a job that makes no checkpoints. */
    NOT_ENABLED("WEIR-CHECKPOINT-0008", Kind.USER),
    /** A checkpoint cannot take along what lies between operators: an object there cannot be kept. */
    CANNOT_OVERTAKE("WEIR-CHECKPOINT-0009", Kind.RESOURCES),
    /** A checkpoint does not have the state that was asked for. */
    NO_SUCH_STATE("WEIR-CHECKPOINT-0010", Kind.USER),
    /** A savepoint of a job that ends its input. */
    DRAINING("WEIR-CHECKPOINT-0011", Kind.USER);

    private final String code;
    private final Kind kind;

    CheckpointError(String code, Kind kind) {
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
