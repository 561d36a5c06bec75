package dev.weir.stream.operators;

import org.jspecify.annotations.Nullable;

/** The namespace that the state views of a context mean now. */
final class Namespace {
    private @Nullable Object current;

    @Nullable
    Object current() {
        return current;
    }

    void set(@Nullable Object namespace) {
        current = namespace;
    }
}
