package dev.weir.conformance.functions;

import dev.weir.functions.FunctionContext;
import dev.weir.functions.ScalarFunction;

/** Numbers its calls, from a job's parameter on: equal calls give other results. */
public class Counter extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    private transient long next;

    @Override
    public void open(FunctionContext context) {
        next = Long.parseLong(context.getJobParameter("first", "1"));
    }

    public long eval() {
        return next++;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
