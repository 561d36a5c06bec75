package dev.weir.stream.process;

/** What {@link RichFunction#open} is told; nothing yet. */
public interface OpenContext {
    /** The only one there is. */
    OpenContext NONE = new OpenContext() {};
}
