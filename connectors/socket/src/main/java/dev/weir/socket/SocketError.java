package dev.weir.socket;

import dev.weir.base.ErrorCode;

/** The error codes of the socket connector. */
public enum SocketError implements ErrorCode {
    CONNECTION_FAILED("WEIR-SOCKET-0001", Kind.EXTERNAL),
    INVALID_OPTION("WEIR-SOCKET-0002", Kind.USER),
    RECORD_TOO_LONG("WEIR-SOCKET-0003", Kind.USER);

    private final String code;
    private final Kind kind;

    SocketError(String code, Kind kind) {
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
