package dev.weir.stream.process;

/** Which time a timer follows. */
public enum TimeDomain {
    EVENT_TIME,
    PROCESSING_TIME
}
