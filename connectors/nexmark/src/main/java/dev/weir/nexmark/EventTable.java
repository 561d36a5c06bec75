package dev.weir.nexmark;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a table of events: {@code event_type}, a ROW for each kind of event, which is NULL where the event is
 * of another, with any of its fields, and perhaps {@code dateTime}, the time of every event.
 */
record EventTable(Schema schema, List<EventColumn> columns) {
    private static final List<String> NAMES = List.of("event_type", "person", "auction", "bid", "dateTime");

    /** A column of the table. */
    sealed interface EventColumn {
        DataType type();
    }

    /** {@code event_type}: 0 for people, 1 for auctions, 2 for bids. */
    record Kind(DataType type) implements EventColumn {}

    /** {@code dateTime}. */
    record Time(DataType type) implements EventColumn {}

    /**
     * {@code person}, {@code auction} or {@code bid}.
     *
     * @param read those of the fields that anybody reads; the others are NULL
     */
    record Event(DataType type, int kind, List<EventField> fields, Set<EventField> read) implements EventColumn {}

    /** The same columns, of which only some fields are read, by a column's index; of other columns all are. */
    EventTable reading(Map<Integer, Set<String>> fields) {
        List<EventColumn> changed = new ArrayList<>(columns);
        fields.forEach((column, names) -> {
            if (columns.get(column) instanceof Event event) {
                Set<EventField> read = event.read().stream()
                        .filter(field -> names.contains(field.fieldName))
                        .collect(Collectors.toUnmodifiableSet());
                changed.set(column, new Event(event.type(), event.kind(), event.fields(), read));
            }
        });
        return new EventTable(schema, changed);
    }

    /** The columns that a table declares. Fails when there is none of that name or type. */
    static EventTable of(String table, Schema schema) {
        List<EventColumn> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            int index = NAMES.indexOf(field.name());
            if (index < 0) {
                throw WeirException.of(
                                NexmarkError.UNKNOWN_COLUMN,
                                "the connector 'nexmark' has no column '%s' for table %s",
                                field.name(),
                                table)
                        .hint(hint(field.name(), NAMES));
            }
            columns.add(
                    switch (index) {
                        case 0 -> new Kind(ofType(field, field.name(), DataTypes.INT));
                        case 4 -> new Time(ofType(field, field.name(), new DataType.Timestamp(3, true)));
                        default -> event(field, index - 1);
                    });
        }
        return new EventTable(schema, columns);
    }

    private static String hint(String name, List<String> known) {
        String nearest = NearestName.hint(name, known);
        return nearest != null ? nearest : "there are " + String.join(", ", known);
    }

    private static Event event(Field column, int kind) {
        if (!(column.type() instanceof DataType.RowOf row)) {
            throw wrongType(column.name(), "a ROW", column.type());
        }
        List<EventField> known = EventField.of(kind);
        List<String> names = known.stream().map(field -> field.fieldName).toList();
        List<EventField> fields = new ArrayList<>();
        for (Field field : row.fields()) {
            int place = names.indexOf(field.name());
            String path = column.name() + "." + field.name();
            if (place < 0) {
                throw WeirException.of(NexmarkError.UNKNOWN_COLUMN, "the connector 'nexmark' has no field '%s'", path)
                        .hint(hint(field.name(), names));
            }
            ofType(field, path, known.get(place).type());
            fields.add(known.get(place));
        }
        return new Event(column.type(), kind, fields, Set.copyOf(fields));
    }

    private static DataType ofType(Field field, String path, DataType wanted) {
        if (!field.type().withNullable(true).equals(wanted)) {
            throw wrongType(path, wanted.sql(), field.type());
        }
        return field.type();
    }

    private static WeirException wrongType(String path, String wanted, DataType actual) {
        return WeirException.of(
                NexmarkError.WRONG_TYPE,
                "column '%s' of the connector 'nexmark' is %s, but is declared as %s",
                path,
                wanted,
                actual.sql());
    }
}
