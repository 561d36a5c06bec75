package dev.weir.data.objects;

import dev.weir.base.ErrorCode;

/** The error codes of user objects as bytes. */
public enum ObjectError implements ErrorCode {
    /** An object is of a class that cannot be kept. */
    UNSUPPORTED("WEIR-OBJECT-0001", Kind.USER),
    /** What was stored names a class that may not be made. */
    NOT_ALLOWED("WEIR-OBJECT-0002", Kind.USER),
    /** A class has changed so that what it stored before no longer fits. */
    DOES_NOT_FIT("WEIR-OBJECT-0003", Kind.USER),
    /** Bytes are not those of an object. */
    DAMAGED("WEIR-OBJECT-0004", Kind.EXTERNAL),
    /** Objects of a class cannot be keys, since equal ones would not be known for equal. */
    NO_KEY("WEIR-OBJECT-0005", Kind.USER);

    private final String code;
    private final Kind kind;

    ObjectError(String code, Kind kind) {
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
