package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.Output;

/** Stands for an operator or writer that had finished before the job was restored, as had all that leads to it. */
final class FinishedOperator implements Operator {
    @Override
    public void process(int input, Batch batch, Output output) {
        throw new IllegalStateException("rows for a node that has seen the end of its input");
    }
}
