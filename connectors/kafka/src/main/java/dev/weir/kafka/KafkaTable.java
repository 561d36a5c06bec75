package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of records: which of its columns stand in the key, in the value, or are about the record.
 *
 * @param definition as the planner sees it
 * @param key null when keys are neither read nor written
 */
record KafkaTable(TableDefinition definition, @Nullable Part key, Part value) {
    /**
     * A record's key or value.
     *
     * @param columns indexes of its columns in the table's schema, in the order in which they stand in it
     */
    record Part(String formatName, FormatFactory format, FormatTable table, int[] columns) {
        /** The place of a column of the table in this part, or -1. */
        int indexOf(int column) {
            return IntStream.range(0, columns.length)
                    .filter(i -> columns[i] == column)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** A table whose key is named by its options, as that of {@code kafka}. */
    static KafkaTable of(TableDefinition definition) {
        Configuration options = definition.options();
        List<String> keyFields = options.find(KafkaOptions.KEY_FIELDS).orElse(List.of());
        boolean hasFormat = options.find(KafkaOptions.KEY_FORMAT).isPresent();
        if (hasFormat == keyFields.isEmpty()) {
            throw invalid(
                    "'%s' and '%s' go together, but only one of them is set",
                    KafkaOptions.KEY_FORMAT.key(), KafkaOptions.KEY_FIELDS.key());
        }
        return of(definition, keyFields);
    }

    /** A table whose key is known. */
    static KafkaTable of(TableDefinition definition, List<String> keyFields) {
        Configuration options = definition.options();
        Schema schema = definition.schema();
        int physical = schema.size() - definition.metadataKeys().size();
        int[] keyColumns = keyFields.stream()
                .mapToInt(name -> column(schema, physical, name))
                .toArray();
        String prefix = options.get(KafkaOptions.KEY_PREFIX);
        boolean exceptKey = options.get(KafkaOptions.FIELDS_INCLUDE) == KafkaOptions.FieldsInclude.EXCEPT_KEY;
        if (!prefix.isEmpty() && !exceptKey) {
            throw invalid("'%s' needs 'value.fields-include' = 'EXCEPT_KEY'", KafkaOptions.KEY_PREFIX.key());
        }
        for (String name : keyFields) {
            if (!name.startsWith(prefix)) {
                throw invalid(
                        "column '%s' is in '%s', but does not begin with '%s'",
                        name, KafkaOptions.KEY_FIELDS.key(), prefix);
            }
        }
        int[] valueColumns = IntStream.range(0, physical)
                .filter(column -> !exceptKey || Arrays.stream(keyColumns).noneMatch(key -> key == column))
                .toArray();
        Part key = keyColumns.length == 0
                ? null
                : part(definition, options.get(KafkaOptions.KEY_FORMAT), "key.", keyColumns, prefix);
        boolean plain = options.find(KafkaOptions.FORMAT).isPresent();
        if (plain == options.find(KafkaOptions.VALUE_FORMAT).isPresent()) {
            throw invalid(
                    plain ? "'format' and 'value.format' say the same: set one" : "option 'format' (text) is required");
        }
        String valueFormat = options.get(plain ? KafkaOptions.FORMAT : KafkaOptions.VALUE_FORMAT);
        return new KafkaTable(definition, key, part(definition, valueFormat, plain ? "" : "value.", valueColumns, ""));
    }

    private static int column(Schema schema, int physical, String name) {
        int column = schema.indexOf(name);
        if (column < 0 || column >= physical) {
            throw invalid("'%s' names '%s', which is no column of the table", KafkaOptions.KEY_FIELDS.key(), name)
                    .hint(NearestName.hint(name, schema.names().subList(0, physical)));
        }
        return column;
    }

    private static Part part(
            TableDefinition definition, String formatName, String prefix, int[] columns, String namePrefix) {
        FormatFactory format = FormatFactory.load(formatName);
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            Field field = definition.schema().fields().get(column);
            fields.add(new Field(field.name().substring(namePrefix.length()), field.type()));
        }
        Configuration options =
                withSubject(formatOptions(definition.options(), prefix), format, definition, prefix.equals("key."));
        if (!prefix.isEmpty()) {
            // The planner knows only the options of 'format'.
            options.validate(format.options());
        }
        FormatTable table = new FormatTable(definition.name(), new Schema(fields), options, definition.zone());
        return new Part(formatName, format, table, columns);
    }

    /** A format that registers schemas under a subject is told of one that follows from the topic. */
    private static Configuration withSubject(
            Configuration options, FormatFactory format, TableDefinition definition, boolean isKey) {
        String option = format.identifier() + ".subject";
        List<String> topics = definition.options().find(KafkaOptions.TOPIC).orElse(List.of());
        boolean wanted = format.options().stream().anyMatch(known -> known.key().equals(option));
        return !wanted || topics.size() != 1 || options.values().containsKey(option)
                ? options
                : options.with(option, topics.getFirst() + (isKey ? "-key" : "-value"));
    }

    /** The options of a part's format, under the names that the format knows. */
    private static Configuration formatOptions(Configuration options, String prefix) {
        if (prefix.isEmpty()) {
            return options;
        }
        Map<String, String> own = new LinkedHashMap<>(options.below(prefix).values());
        own.keySet().removeIf(key -> !KafkaOptions.knows(prefix + key));
        return new Configuration(own);
    }

    /** The key of the metadata column at an index of the table's schema; null for other columns. */
    @Nullable
    String metadataKey(int column) {
        int physical = definition.schema().size() - definition.metadataKeys().size();
        return column < physical ? null : definition.metadataKeys().get(column - physical);
    }

    static WeirException invalid(String message, @Nullable Object... arguments) {
        return WeirException.of(KafkaError.INVALID_OPTION, message, arguments);
    }
}
