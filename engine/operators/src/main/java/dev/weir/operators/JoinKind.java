package dev.weir.operators;

/** Which rows without a match a join gives, with NULLs for the columns of the other side. */
public enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL;

    /** Whether rows of the left side (0) or the right one (1) come without a match, too. */
    public boolean keeps(int side) {
        return this == FULL || this == (side == 0 ? LEFT : RIGHT);
    }
}
