package dev.weir.protocol;

/** What a coordinator wants done. */
public sealed interface Order permits ToWorker, ToHost {
    /** The job it is about. */
    String job();
}
