package dev.weir.formats.text;

import dev.weir.base.ErrorCode;

/** The error codes of reading and writing data formats. */
public enum FormatError implements ErrorCode {
    /** The record's structure is broken: an unclosed quote, too few fields, no JSON. */
    MALFORMED_RECORD("WEIR-FORMAT-0001"),
    /** A field's text is no value of its column's type. */
    INVALID_VALUE("WEIR-FORMAT-0002"),
    /** A field that must be there is not. */
    MISSING_FIELD("WEIR-FORMAT-0003"),
    /** Text that is not UTF-8. */
    INVALID_UTF8("WEIR-FORMAT-0004"),
    /** NULL in a NOT NULL column. */
    NULL_VALUE("WEIR-FORMAT-0005"),
    /** A file is truncated, or its bytes contradict each other. */
    DAMAGED_FILE("WEIR-FORMAT-0006"),
    /** A file uses a feature of its format that Weir cannot read. */
    UNSUPPORTED_FEATURE("WEIR-FORMAT-0007"),
    /** A file's column has another type than the table's. */
    TYPE_MISMATCH("WEIR-FORMAT-0008"),
    /** The format has no way to write a type. */
    UNSUPPORTED_TYPE("WEIR-FORMAT-0009"),
    /** Options that contradict each other or cannot be. */
    INVALID_OPTIONS("WEIR-FORMAT-0010"),
    /** A value that the format cannot express, such as a NULL map key. */
    UNWRITABLE_VALUE("WEIR-FORMAT-0011");

    private final String code;

    FormatError(String code) {
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
