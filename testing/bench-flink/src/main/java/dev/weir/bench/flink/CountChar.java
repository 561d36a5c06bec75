package dev.weir.bench.flink;

import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** Weir's function of query 14 as one of Flink's. */
public class CountChar extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    private final dev.weir.nexmark.CountChar same = new dev.weir.nexmark.CountChar();

    /** How many characters of the text are that one. */
    public long eval(@Nullable String text, @Nullable String character) {
        return same.eval(text, character);
    }
}
