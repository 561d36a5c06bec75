package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;

/** Reading flat and constant columns in one loop: the index of a row is {@code row & mask}. */
public final class Vectors {
    private Vectors() {}

    /** 0 for a constant, whose single value stands at index 0, else all ones. */
    public static int mask(Column column) {
        return column instanceof ConstantColumn ? 0 : -1;
    }

    /** The flat column with the values: the single row of a constant, the column itself otherwise. */
    public static Column values(Column column) {
        return column instanceof ConstantColumn constant ? constant.single() : column;
    }
}
