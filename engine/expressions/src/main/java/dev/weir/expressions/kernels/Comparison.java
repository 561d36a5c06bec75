package dev.weir.expressions.kernels;

/** The six comparisons. */
public enum Comparison {
    EQUAL(0b0010),
    NOT_EQUAL(0b1101),
    LESS(0b0001),
    LESS_OR_EQUAL(0b0011),
    GREATER(0b0100),
    GREATER_OR_EQUAL(0b0110);

    /** The third outcome beside less (0), equal (1) and greater (2): a NaN is involved. */
    static final int UNORDERED = 3;

    private final int accepted;

    Comparison(int accepted) {
        this.accepted = accepted;
    }

    /** A bit for each outcome (0 less, 1 equal, 2 greater, 3 unordered) for which it holds. */
    int accepted() {
        return accepted;
    }

    /** 1 if it holds for the sign of a comparison, else 0; without a branch. */
    int holds(int sign) {
        return accepted >>> (sign + 1) & 1;
    }

    /** The same with the sides exchanged. */
    public Comparison mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }
}
