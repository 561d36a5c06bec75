package dev.weir.stream;

import org.jspecify.annotations.Nullable;

/** A record of one of two streams that were made one. */
record Side(@Nullable Object first, @Nullable Object second, boolean isFirst) {}
