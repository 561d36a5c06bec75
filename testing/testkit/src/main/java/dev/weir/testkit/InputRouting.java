package dev.weir.testkit;

/** How the rows of an input are divided among an operator's instances. */
sealed interface InputRouting {
    /** Wherever it suits. */
    record Any() implements InputRouting {}

    /** All rows to every instance. */
    record All() implements InputRouting {}

    /** By the hashes of some columns. */
    record ByKey(int[] columns) implements InputRouting {}
}
