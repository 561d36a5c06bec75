package dev.weir.base;

/** The error codes of options, and of bytes that were written to last. */
public enum BaseError implements ErrorCode {
    UNKNOWN_OPTION("WEIR-CONFIG-0001"),
    INVALID_OPTION_VALUE("WEIR-CONFIG-0002"),
    MISSING_OPTION("WEIR-CONFIG-0003"),
    /** An address with a scheme that nothing on the class path knows. */
    UNKNOWN_FILE_STORE("WEIR-CONFIG-0004"),
    /** Bytes of a later version, or damaged ones. */
    UNKNOWN_FORM("WEIR-CONFIG-0005");

    private final String code;

    BaseError(String code) {
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
