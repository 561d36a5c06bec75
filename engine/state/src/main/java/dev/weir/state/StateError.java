package dev.weir.state;

import dev.weir.base.ErrorCode;

/** The error codes of state. */
public enum StateError implements ErrorCode {
    /** What a checkpoint holds of an operator's state is not what was written. */
    DAMAGED_STATE("WEIR-STATE-0001", Kind.EXTERNAL),
    /** The state could not be read. */
    UNREADABLE_STATE("WEIR-STATE-0002", Kind.EXTERNAL),
    /** The operator wants state of another form than the checkpoint has. */
    CHANGED_LAYOUT("WEIR-STATE-0003", Kind.USER),
    /** State that does not fit into memory cannot be kept on disk. */
    DISK_FAILED("WEIR-STATE-0004", Kind.EXTERNAL),
    /** A key has another hash than when it was stored. */
    UNSTABLE_KEY("WEIR-STATE-0010", Kind.USER),
    /** Two keys of restored state become one, and nobody says what becomes of what they have. */
    KEYS_COLLIDE("WEIR-STATE-0011", Kind.USER),
    /** The new key of restored state cannot be told. */
    KEY_NOT_MAPPED("WEIR-STATE-0012", Kind.USER);

    private final String code;
    private final Kind kind;

    StateError(String code, Kind kind) {
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
