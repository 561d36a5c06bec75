package dev.weir.stream.process;

import org.jspecify.annotations.Nullable;

/** Keeps the context. */
public abstract class AbstractRichFunction implements RichFunction {
    private static final long serialVersionUID = 1L;

    private transient @Nullable RuntimeContext context;

    @Override
    public void open(OpenContext openContext) throws Exception {}

    @Override
    public void close() throws Exception {}

    @Override
    public RuntimeContext getRuntimeContext() {
        RuntimeContext present = context;
        if (present == null) {
            throw new IllegalStateException("a function has no runtime context before open() is called");
        }
        return present;
    }

    @Override
    public void setRuntimeContext(RuntimeContext context) {
        this.context = context;
    }
}
