package dev.weir.operators.aggregate;

import dev.weir.base.ErrorCode;

/** The error codes of aggregate functions. */
public enum AggregateError implements ErrorCode {
    /** An aggregate function of types that it does not take. */
    UNSUPPORTED_AGGREGATE("WEIR-AGGR-0001"),
    /** A scalar subquery has more than one row. */
    MORE_THAN_ONE_VALUE("WEIR-AGGR-0002"),
    /** A sum that its type cannot hold. */
    SUM_OVERFLOW("WEIR-AGGR-0003");

    private final String code;

    AggregateError(String code) {
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
