package dev.weir.expressions.evaluation;

import dev.weir.data.Column;
import dev.weir.expressions.Call;
import dev.weir.expressions.LazyKernel;
import dev.weir.expressions.Operand;
import dev.weir.expressions.Rows;
import java.util.List;

/** A call that evaluates its operands itself. */
final class LazyNode extends Node {
    private final LazyKernel kernel;
    private final Operand[] operands;

    LazyNode(Call call, LazyKernel kernel, List<Node> arguments, Frame frame) {
        super(call.type(), frame);
        this.kernel = kernel;
        operands = arguments.toArray(Operand[]::new);
    }

    @Override
    boolean isTotal() {
        return false;
    }

    @Override
    Column compute(Rows rows) {
        return kernel.evaluate(operands, rows);
    }

    @Override
    public Rows select(Rows rows) {
        return kernel.select(operands, rows);
    }
}
