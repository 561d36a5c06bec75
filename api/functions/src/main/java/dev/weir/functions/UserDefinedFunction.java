package dev.weir.functions;

import java.io.Serializable;

/**
 * What all functions that users write have in common. The class is public and, where SQL names it, has a public
 * constructor without parameters. Every parallel instance of an operator calls an object of its own, on one thread:
 * between {@link #open} and {@link #close} the object may keep what it likes in its fields, but none of it survives a
 * failure.
 */
public abstract class UserDefinedFunction implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Called once before the first call. What it throws ends the job. */
    @SuppressWarnings("unused")
    public void open(FunctionContext context) throws Exception {}

    /** Called once after the last call, also when the job has failed. */
    public void close() throws Exception {}

    /**
     * Whether equal arguments give equal results. Of a function that says so, calls with constant arguments are made
     * once and equal calls in one query are made once a row; of any other, every call is made for every row.
     */
    public boolean isDeterministic() {
        return true;
    }
}
