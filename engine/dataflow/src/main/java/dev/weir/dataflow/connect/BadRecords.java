package dev.weir.dataflow.connect;

import dev.weir.base.ErrorCode;

/** What becomes of records that cannot be decoded. Called on the decoder's thread; may throw to end the job. */
public interface BadRecords {
    /** A record that is lost unless this throws. */
    void onBadRecord(BadRecord record);

    /**
     * A record that cannot be decoded.
     *
     * @param code the kind of damage
     * @param problem what was found and what was expected
     * @param field the field's name; empty when the record as a whole is broken
     * @param chunk the bytes that hold the record
     * @param from where the record begins
     * @param to where it ends, without its terminator
     */
    record BadRecord(ErrorCode code, String problem, String field, byte[] chunk, int from, int to) {}

    /** The format's own {@code ignore-parse-errors} dropped a record; only counted. */
    default void onIgnoredRecord() {}
}
