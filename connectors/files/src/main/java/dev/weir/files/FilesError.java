package dev.weir.files;

import dev.weir.base.ErrorCode;

/** The error codes of the filesystem connector. */
public enum FilesError implements ErrorCode {
    NO_SUCH_FILE("WEIR-FILES-0001", Kind.USER),
    UNREADABLE("WEIR-FILES-0002", Kind.EXTERNAL),
    UNWRITABLE("WEIR-FILES-0003", Kind.EXTERNAL),
    INVALID_PATH("WEIR-FILES-0004", Kind.USER),
    INVALID_PARTITION("WEIR-FILES-0005", Kind.USER),
    INVALID_OPTIONS("WEIR-FILES-0006", Kind.USER),
    RECORD_TOO_LONG("WEIR-FILES-0007", Kind.USER),
    CHANGED("WEIR-FILES-0008", Kind.EXTERNAL);

    private final String code;
    private final Kind kind;

    FilesError(String code, Kind kind) {
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
