package dev.weir.dataflow.connect;

import dev.weir.base.NearestName;
import dev.weir.base.Option;
import dev.weir.base.WeirException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Makes the readers and writers of one data format; found by {@link ServiceLoader} under the name in
 * {@code 'format'='...'}. A format of records (CSV, JSON) can be used by every connector that moves bytes; a format of
 * whole files (Parquet) needs random access and serves file connectors only.
 */
public interface FormatFactory {
    /** The name in {@code 'format'='...'}. */
    String identifier();

    /** The options it knows, with full keys such as {@code csv.field-delimiter}. */
    List<Option<?>> options();

    /**
     * Whether a record also says whether its row is added or retracted. Then batches that are read have weights, and
     * those that are written may.
     */
    default boolean carriesChanges() {
        return false;
    }

    /** How records are read from a stream of bytes; empty when the format cannot. */
    default Optional<RecordFormat> recordFormat(FormatTable table) {
        return Optional.empty();
    }

    /** How records are written to a stream of bytes; empty when the format cannot. */
    default Optional<RecordEncoder.Factory> recordEncoder(FormatTable table) {
        return Optional.empty();
    }

    /** How the messages of a queue are read; as records of a stream unless the format says otherwise. */
    default Optional<RecordFormat> messageFormat(FormatTable table) {
        return recordFormat(table);
    }

    /**
     * How the messages of a queue are written; as records of a stream unless the format says otherwise. An encoder may
     * wait when it is made.
     */
    default Optional<RecordEncoder.Factory> messageEncoder(FormatTable table) {
        return recordEncoder(table);
    }

    /** How whole files are read; empty when the format is one of records. */
    default Optional<FileFormat> fileFormat(FormatTable table) {
        return Optional.empty();
    }

    /** How whole files are written; empty when the format is one of records, or is only read. */
    default Optional<FileEncoder.Factory> fileEncoder(FormatTable table) {
        return Optional.empty();
    }

    /** The format of that name on the class path. Fails with the nearest name when there is none. */
    static FormatFactory load(String identifier) {
        TreeMap<String, FormatFactory> known = new TreeMap<>();
        for (FormatFactory factory : ServiceLoader.load(FormatFactory.class)) {
            known.put(factory.identifier(), factory);
        }
        FormatFactory found = known.get(identifier);
        if (found != null) {
            return found;
        }
        String nearest = NearestName.hint(identifier, known.keySet());
        throw WeirException.of(ConnectError.UNKNOWN_FORMAT, "there is no format '%s'", identifier)
                .hint(nearest != null ? nearest : "known formats: " + String.join(", ", known.keySet()));
    }
}
