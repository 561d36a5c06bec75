package dev.weir.protobuf;

import dev.weir.base.ErrorCode;

/** The error codes of the Protobuf format. */
public enum ProtobufError implements ErrorCode {
    /** Bytes that are no message of the type. */
    MALFORMED("WEIR-PROTOBUF-0001"),
    /** A value that a column cannot hold, or that a field cannot. */
    UNFIT_VALUE("WEIR-PROTOBUF-0002"),
    /** A column that no field of the message can be. */
    TYPE_MISMATCH("WEIR-PROTOBUF-0003"),
    /** The type of the messages cannot be found. */
    NO_MESSAGE_TYPE("WEIR-PROTOBUF-0004");

    private final String code;

    ProtobufError(String code) {
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
