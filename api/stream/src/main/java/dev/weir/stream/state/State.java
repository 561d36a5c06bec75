package dev.weir.stream.state;

/** A handle on state of the current key. */
public interface State {
    /** Forgets the current key's state. */
    void clear();
}
