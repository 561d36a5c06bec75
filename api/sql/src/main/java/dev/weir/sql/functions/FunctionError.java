package dev.weir.sql.functions;

import dev.weir.base.ErrorCode;

/** What can be wrong with a user's function before it runs. */
public enum FunctionError implements ErrorCode {
    /** There is no class or jar of that name. */
    NO_SUCH_CLASS("WEIR-FUNC-0001"),
    /** The class is no function. */
    NOT_A_FUNCTION("WEIR-FUNC-0002"),
    /** A function of a kind that Weir does not run yet. */
    UNSUPPORTED_KIND("WEIR-FUNC-0003"),
    /** A method's Java types and hints do not tell its SQL types. */
    UNCLEAR_TYPE("WEIR-FUNC-0004"),
    /** No method takes arguments of these types. */
    WRONG_ARGUMENTS("WEIR-FUNC-0005"),
    /** Several methods take the arguments equally well. */
    AMBIGUOUS_CALL("WEIR-FUNC-0006"),
    /** An object that was registered cannot be copied for the instances of operators. */
    NOT_SERIALIZABLE("WEIR-FUNC-0007");

    private final String code;

    FunctionError(String code) {
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
