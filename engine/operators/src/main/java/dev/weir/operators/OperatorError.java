package dev.weir.operators;

import dev.weir.base.ErrorCode;

/** The error codes of operators. */
public enum OperatorError implements ErrorCode {
    /** A row without event time came to an operator that needs it. */
    MISSING_EVENT_TIME("WEIR-OPER-0001", Kind.USER),
    /** A NULL was written to a NOT NULL column of a table. */
    NULL_IN_NOT_NULL_COLUMN("WEIR-OPER-0003", Kind.USER);

    private final String code;
    private final Kind kind;

    OperatorError(String code, Kind kind) {
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
