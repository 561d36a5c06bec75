package dev.weir.operators;

/** What an operator can tell about a row's window. */
public enum WindowColumn {
    /** First millisecond. */
    START,
    /** First millisecond after it. */
    END,
    /** Last millisecond; a time attribute. */
    TIME
}
