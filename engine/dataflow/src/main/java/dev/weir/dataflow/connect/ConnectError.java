package dev.weir.dataflow.connect;

import dev.weir.base.ErrorCode;

/** The error codes of finding and combining connectors and formats, and of what sinks share. */
public enum ConnectError implements ErrorCode {
    UNKNOWN_CONNECTOR("WEIR-CONNECT-0001", Kind.USER),
    UNKNOWN_FORMAT("WEIR-CONNECT-0002", Kind.USER),
    FORMAT_CANNOT("WEIR-CONNECT-0003", Kind.USER),
    INVALID_TABLE("WEIR-CONNECT-0004", Kind.USER),
    /** A file that a checkpoint names is gone. */
    FILE_LOST("WEIR-CONNECT-0005", Kind.EXTERNAL),
    /** A file is to be published under the name of another one. */
    FILE_EXISTS("WEIR-CONNECT-0006", Kind.EXTERNAL),
    /** What an attempt that died has left cannot be removed. */
    CANNOT_CLEAN("WEIR-CONNECT-0007", Kind.EXTERNAL);

    private final String code;
    private final Kind kind;

    ConnectError(String code, Kind kind) {
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
