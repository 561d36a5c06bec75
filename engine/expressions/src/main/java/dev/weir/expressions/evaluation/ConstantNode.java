package dev.weir.expressions.evaluation;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.expressions.Literal;
import dev.weir.expressions.Rows;

/** A literal, or what constant folding has made one. */
final class ConstantNode extends Node {
    private final Literal literal;
    private final Column single;

    ConstantNode(Literal literal, Frame frame) {
        super(literal.type(), frame);
        this.literal = literal;
        single = ConstantColumn.of(literal.type(), literal.value(), 1).single();
    }

    Literal literal() {
        return literal;
    }

    @Override
    boolean isTotal() {
        return true;
    }

    @Override
    Column compute(Rows rows) {
        return new ConstantColumn(single, rows.physicalRows());
    }
}
