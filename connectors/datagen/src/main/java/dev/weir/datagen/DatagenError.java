package dev.weir.datagen;

import dev.weir.base.ErrorCode;

/** The error codes of the datagen connector. */
public enum DatagenError implements ErrorCode {
    UNKNOWN_FIELD("WEIR-DATAGEN-0001"),
    UNKNOWN_FIELD_OPTION("WEIR-DATAGEN-0002"),
    INVALID_FIELD_OPTION("WEIR-DATAGEN-0003"),
    UNSUPPORTED_TYPE("WEIR-DATAGEN-0004");

    private final String code;

    DatagenError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }
}
