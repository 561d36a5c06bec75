package dev.weir.stream.functions;

import dev.weir.base.ErrorCode;

/** The error codes of the DataStream API. */
public enum StreamError implements ErrorCode {
    /** A user function threw an exception. */
    FUNCTION_FAILED("WEIR-STREAM-0001", Kind.USER),
    /** A user function refers to something that cannot be copied. */
    FUNCTION_NOT_SERIALIZABLE("WEIR-STREAM-0002", Kind.USER),
    /** A record reached an event-time operator without a timestamp. */
    NO_TIMESTAMP("WEIR-STREAM-0003", Kind.USER),
    /** Keyed state or timers were asked for where there is no key. */
    NOT_KEYED("WEIR-STREAM-0004", Kind.USER),
    /** The program of streams cannot be run as it is. */
    INVALID_JOB("WEIR-STREAM-0005", Kind.USER),
    /** A file or socket could not be read or written. */
    INPUT_OUTPUT("WEIR-STREAM-0006", Kind.EXTERNAL),
    /** An asynchronous call failed or took too long. */
    ASYNC_FAILED("WEIR-STREAM-0007", Kind.EXTERNAL),
    /** What a restored job has read a part of is not what it was. */
    INPUT_CHANGED("WEIR-STREAM-0008", Kind.EXTERNAL),
    /** An aggregate names a field that is missing, empty or of no use to it. */
    NO_SUCH_FIELD("WEIR-STREAM-0009", Kind.USER);

    private final String code;
    private final Kind kind;

    StreamError(String code, Kind kind) {
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

    /** A function may fail for a reason outside it, such as a server it asks: the same call may succeed later. */
    @Override
    public boolean mayPass() {
        return this == FUNCTION_FAILED || kind != Kind.USER;
    }
}
