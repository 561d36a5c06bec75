package dev.weir.expressions.evaluation;

import dev.weir.data.Column;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Rows;

/** A column of the batch. */
final class ColumnNode extends Node {
    private final int index;

    ColumnNode(ColumnReference reference, Frame frame) {
        super(reference.type(), frame);
        index = reference.index();
    }

    @Override
    boolean isTotal() {
        return true;
    }

    @Override
    Column compute(Rows rows) {
        return frame.column(index);
    }
}
