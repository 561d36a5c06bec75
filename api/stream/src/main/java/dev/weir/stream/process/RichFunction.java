package dev.weir.stream.process;

import dev.weir.stream.functions.Function;

/** A function with a life: opened before its first record, closed after its last one, whatever happened. */
public interface RichFunction extends Function {
    /** Called once before anything else. */
    void open(OpenContext openContext) throws Exception;

    /** Called once at the end, also after a failure. */
    void close() throws Exception;

    /** The surroundings; not before {@link #open}. */
    RuntimeContext getRuntimeContext();

    /** Called by the operator before {@link #open}. */
    void setRuntimeContext(RuntimeContext context);
}
