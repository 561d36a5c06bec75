package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.Output;
import dev.weir.stream.guard.FunctionFailure;

/** Turns whatever a user's function throws into a coded error that names operator and function and keeps the cause. */
final class GuardedOperator implements Operator {
    private final String name;
    private final FunctionOperator inner;

    private GuardedOperator(String name, FunctionOperator inner) {
        this.name = name;
        this.inner = inner;
    }

    /** Opens an operator; when that fails, what it holds is freed. */
    static Operator open(String name, FunctionOperator inner) {
        try {
            inner.open();
        } catch (Throwable failure) {
            WeirException error = FunctionFailure.of(name, inner.function(), failure);
            try {
                inner.close();
            } catch (Throwable second) {
                error.addSuppressed(second);
            }
            throw error;
        }
        return new GuardedOperator(name, inner);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        try {
            inner.process(input, batch, output);
        } catch (Throwable failure) {
            throw FunctionFailure.of(name, inner.function(), failure);
        }
    }

    @Override
    public void watermark(long millis, Output output) {
        try {
            inner.watermark(millis, output);
        } catch (Throwable failure) {
            throw FunctionFailure.of(name, inner.function(), failure);
        }
    }

    @Override
    public void wakeUp(long nowMillis, Output output) {
        try {
            inner.wakeUp(nowMillis, output);
        } catch (Throwable failure) {
            throw FunctionFailure.of(name, inner.function(), failure);
        }
    }

    @Override
    public boolean accepts(int input) {
        return inner.accepts(input);
    }

    @Override
    public boolean finish(Output output) {
        try {
            return inner.finish(output);
        } catch (Throwable failure) {
            throw FunctionFailure.of(name, inner.function(), failure);
        }
    }

    @Override
    public void close() {
        try {
            inner.close();
        } catch (Throwable failure) {
            throw FunctionFailure.of(name, inner.function(), failure);
        }
    }
}
