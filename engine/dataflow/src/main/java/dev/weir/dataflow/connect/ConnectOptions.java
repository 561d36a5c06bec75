package dev.weir.dataflow.connect;

import dev.weir.base.Option;
import dev.weir.base.OptionType;

/** Options that many connectors share. */
public final class ConnectOptions {
    public static final Option<String> FORMAT =
            Option.required("format", OptionType.STRING, "How rows are written: csv, json, parquet, raw.");
    public static final Option<Integer> SINK_PARALLELISM = Option.optional(
            "sink.parallelism",
            OptionType.COUNT,
            "How many instances write; as many as compute the rows when not set.");
    public static final Option<Integer> SCAN_PARALLELISM = Option.optional(
            "scan.parallelism", OptionType.COUNT, "How many instances read; 'parallelism.default' when not set.");
    public static final Option<OnError> ON_ERROR = Option.of(
            "on-error",
            OptionType.oneOf(OnError.class),
            OnError.FAIL,
            "What a bad record does: end the job, vanish (counted), or go to the dead-letter file.");
    public static final Option<String> DEAD_LETTER_PATH = Option.optional(
            "on-error.dead-letter.path",
            OptionType.STRING,
            "The file to which bad records are appended, one JSON object each, with place and reason.");

    private ConnectOptions() {}

    /** What becomes of a record that cannot be decoded. */
    public enum OnError {
        FAIL,
        SKIP,
        DEAD_LETTER
    }
}
