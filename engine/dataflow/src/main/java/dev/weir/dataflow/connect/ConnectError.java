package dev.weir.dataflow.connect;

import dev.weir.base.ErrorCode;

/** The error codes of finding and combining connectors and formats. */
public enum ConnectError implements ErrorCode {
    UNKNOWN_CONNECTOR("WEIR-CONNECT-0001"),
    UNKNOWN_FORMAT("WEIR-CONNECT-0002"),
    FORMAT_CANNOT("WEIR-CONNECT-0003"),
    INVALID_TABLE("WEIR-CONNECT-0004");

    private final String code;

    ConnectError(String code) {
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
