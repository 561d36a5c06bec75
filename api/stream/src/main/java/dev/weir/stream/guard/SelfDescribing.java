package dev.weir.stream.guard;

/** A function of the API's own that errors do not name by its class. */
public interface SelfDescribing {
    /** What it is to the user. */
    String inWords();
}
