package dev.weir.kafka;

/** Where reading begins in a partition for which the consumer group has committed no offset. */
public enum OffsetResetStrategy {
    /** At the first record that there is. */
    EARLIEST,
    /** Behind the last record that there is. */
    LATEST,
    /** Nowhere: it is an error. */
    NONE
}
