package dev.weir.expressions;

import dev.weir.data.Column;

/**
 * A condition that is cheap enough to be computed for all physical rows as a bitmap, 64 rows a word, so that filters
 * combine conditions without branches.
 */
public interface PredicateKernel extends TotalKernel {
    /**
     * A new bitmap of the rows where it holds, NULLs of the arguments ignored; bits at and beyond {@code rows} are
     * arbitrary.
     */
    long[] bits(Column[] arguments, int rows);

    /**
     * Writes those of the given rows where it holds, NULLs of the arguments ignored, for selections too thin for a
     * bitmap.
     *
     * @param out has room for {@code rows.count()} indexes
     * @return how many it wrote
     */
    int select(Column[] arguments, Rows rows, int[] out);
}
