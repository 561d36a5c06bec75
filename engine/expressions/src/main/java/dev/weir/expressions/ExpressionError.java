package dev.weir.expressions;

import dev.weir.base.ErrorCode;

/** The error codes of expressions. */
public enum ExpressionError implements ErrorCode {
    UNKNOWN_FUNCTION("WEIR-EXPR-0001"),
    WRONG_ARGUMENTS("WEIR-EXPR-0002"),
    DIVISION_BY_ZERO("WEIR-EXPR-0003"),
    INVALID_CAST("WEIR-EXPR-0004"),
    UNSUPPORTED_CAST("WEIR-EXPR-0005"),
    INVALID_ARGUMENT_VALUE("WEIR-EXPR-0006"),
    INVALID_PATTERN("WEIR-EXPR-0007"),
    INVALID_JSON("WEIR-EXPR-0008"),
    NOT_ONE_ELEMENT("WEIR-EXPR-0010"),
    /** An integer, interval or point in time that its type cannot hold. */
    OVERFLOW("WEIR-EXPR-0011"),
    /** A user's function has thrown something, or returned what its type does not allow. */
    USER_FUNCTION_FAILED("WEIR-EXPR-0012");

    private final String code;

    ExpressionError(String code) {
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
