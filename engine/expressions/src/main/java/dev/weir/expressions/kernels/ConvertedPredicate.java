package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.expressions.PredicateKernel;
import dev.weir.expressions.Rows;
import java.util.function.UnaryOperator;

/** A comparison of sides that are brought to a common type first. */
final class ConvertedPredicate extends BitsPredicate {
    private final UnaryOperator<Column> left;
    private final UnaryOperator<Column> right;
    private final PredicateKernel inner;

    ConvertedPredicate(UnaryOperator<Column> left, UnaryOperator<Column> right, PredicateKernel inner) {
        this.left = left;
        this.right = right;
        this.inner = inner;
    }

    private Column[] converted(Column[] arguments) {
        return new Column[] {left.apply(arguments[0]), right.apply(arguments[1])};
    }

    @Override
    public long[] bits(Column[] arguments, int rows) {
        return inner.bits(converted(arguments), rows);
    }

    @Override
    public int select(Column[] arguments, Rows rows, int[] out) {
        return inner.select(converted(arguments), rows, out);
    }
}
