package dev.weir.avro;

import dev.weir.base.ErrorCode;

/** The error codes of the Avro formats. */
public enum AvroError implements ErrorCode {
    /** Bytes that are no message of their schema. */
    MALFORMED("WEIR-AVRO-0001", Kind.USER),
    /** A message's field has a type that the table's column cannot hold, or lacks a value that must be there. */
    TYPE_MISMATCH("WEIR-AVRO-0002", Kind.USER),
    /** Avro has no way to write a type. */
    UNSUPPORTED_TYPE("WEIR-AVRO-0003", Kind.USER),
    /** Options that contradict each other or cannot be. */
    INVALID_OPTION("WEIR-AVRO-0004", Kind.USER),
    /** The schema registry does not answer. */
    REGISTRY_UNREACHABLE("WEIR-AVRO-0005", Kind.EXTERNAL),
    /** The schema registry refuses. */
    REGISTRY_REFUSES("WEIR-AVRO-0006", Kind.USER);

    private final String code;
    private final Kind kind;

    AvroError(String code, Kind kind) {
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
