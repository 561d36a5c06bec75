package dev.weir.data;

/** A named, typed part of a schema or of a ROW. */
public record Field(String name, DataType type) {}
