package dev.weir.expressions.kernels;

/** The binary arithmetic operators. */
public enum Operation {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%");

    private final String symbol;

    Operation(String symbol) {
        this.symbol = symbol;
    }

    /** The operator in SQL. */
    public String symbol() {
        return symbol;
    }
}
