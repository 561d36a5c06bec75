package dev.weir.stream;

/** A record of one of two streams that were made one. */
record Side(Object value, boolean isFirst) {}
