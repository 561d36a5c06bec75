package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Compiled forms of texts that are usually constant: patterns, zones, paths. A constant is compiled once a kernel;
 * others are kept, up to a number, for rows that repeat them.
 *
 * @param <T> what a text is compiled to
 */
public final class Patterns<T> {
    private static final int KEPT = 1_000;

    private final Function<String, T> compiler;
    private final Map<String, T> compiled = new HashMap<>();

    public Patterns(Function<String, T> compiler) {
        this.compiler = compiler;
    }

    /** The compiled form of a text. */
    public T of(String text) {
        T known = compiled.get(text);
        if (known != null) {
            return known;
        }
        if (compiled.size() >= KEPT) {
            compiled.clear();
        }
        T made = compiler.apply(text);
        compiled.put(text, made);
        return made;
    }

    /** Reads a column's compiled forms by row. */
    public ByRow<T> open(Column column) {
        Texts texts = Texts.of(column);
        if (column instanceof ConstantColumn) {
            T single = of(texts.string(0));
            return row -> single;
        }
        return row -> of(texts.string(row));
    }

    /** The compiled form of a row's text. */
    @FunctionalInterface
    public interface ByRow<T> {
        T at(int row);
    }
}
