package dev.weir.dataflow.checkpoint;

/**
 * A part of an instance's state in a checkpoint.
 *
 * @param kind which part of the backend wrote it and can read it, such as {@code records}
 * @param blob its bytes; those of a later part of the same kind are changes to what the earlier ones say
 */
public record StateBlob(String kind, Blob blob) {}
