package dev.weir.dataflow.connect;

/** What a failure may do to rows that are written. */
public enum DeliveryGuarantee {
    /** Some may be lost, some may be there twice. */
    NONE,
    /** Some may be there twice. */
    AT_LEAST_ONCE,
    /** Each is there once. */
    EXACTLY_ONCE
}
