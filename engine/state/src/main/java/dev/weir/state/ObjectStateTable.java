package dev.weir.state;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.data.objects.DamagedBytesException;
import dev.weir.data.objects.ObjectSource;
import dev.weir.data.objects.StoredObjects;
import dev.weir.data.objects.StoredObjects.Stored;
import dev.weir.dataflow.state.StateTable;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a name as a table: {@code place} (a slice, or a timer's time), {@code namespace} if there are any,
 * {@code key}, {@code value}. In place of a key or value that is always an object of a class with fields stand columns
 * for these, {@code key_} and the field's name, and the field's name. The types are those of what is there.
 */
final class ObjectStateTable implements StateTable {
    private static final int ROWS = 1024;

    private record Entry(
            long place,
            @Nullable Object namespace,
            @Nullable Object key,
            @Nullable Object value) {}

    private final String name;
    private final ObjectSection.Kind kind;
    private final List<Entry> entries = new ArrayList<>();
    private final StoredTypes namespaces = new StoredTypes();
    private final StoredTypes keys = new StoredTypes();
    private final StoredTypes values = new StoredTypes();
    private final List<Field> keyColumns;
    private final List<Field> valueColumns;
    private final boolean namespaced;
    private final long bytes;
    private final Schema schema;

    /** @param node the operator, for messages */
    ObjectStateTable(String node, String name, RestoredObjects.State state) {
        this.name = name;
        kind = state.kind();
        Map<RestoredObjects.Classes, StoredObjects> readers = new HashMap<>();
        AtomicLong size = new AtomicLong();
        try {
            state.entries().merge();
            state.entries().drain((entry, origin, removes) -> {
                add(entry, origin.kind(), readers.computeIfAbsent(origin.classes(), ObjectStateTable::reader));
                size.addAndGet(entry.size());
            });
        } catch (DamagedBytesException e) {
            throw WeirException.of(StateError.DAMAGED_STATE, "state '%s' cannot be read: %s", name, e.getMessage())
                    .at(new Position.PlanNode(node))
                    .causedBy(e);
        } catch (WeirException e) {
            throw e.atIfAbsent(new Position.PlanNode(node));
        } finally {
            readers.values().forEach(StoredObjects::rest);
        }
        bytes = size.get();
        namespaced = entries.stream().anyMatch(entry -> entry.namespace != null);
        keyColumns = keys.columns();
        valueColumns = hasValue() ? values.columns() : List.of();
        schema = new Schema(fields());
    }

    private static StoredObjects reader(RestoredObjects.Classes classes) {
        try {
            return StoredObjects.of(new DataInputStream(new ByteArrayInputStream(classes.description())));
        } catch (IOException e) {
            throw WeirException.of(StateError.DAMAGED_STATE, "classes of objects are not described: %s", e)
                    .causedBy(e);
        }
    }

    private void add(StoredEntry stored, ObjectSection.Kind of, StoredObjects reader) {
        Object namespace = null;
        Object key = null;
        if (stored.hasKey()) {
            ObjectSource source = stored.keySource();
            namespace = reader.read(name, source);
            key = reader.read(name, source);
        }
        ObjectSource source = stored.valueSource();
        if (of.isStamped()) {
            EntryLoader.stamps(source);
        }
        Object value = stored.hasValue() ? reader.read(name, source) : null;
        entries.add(new Entry(stored.place(), namespace, key, value));
        namespaces.see(namespace);
        keys.see(key);
        values.see(value);
    }

    private boolean hasPlace() {
        return kind == ObjectSection.Kind.SLICES || kind == ObjectSection.Kind.TIMERS || kind.isWhole();
    }

    private boolean hasKey() {
        return !kind.isWhole();
    }

    private boolean hasValue() {
        return kind != ObjectSection.Kind.TIMERS;
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (hasPlace()) {
            add(
                    fields,
                    names,
                    kind == ObjectSection.Kind.TIMERS ? "time" : kind.isWhole() ? "number" : "slice",
                    new Field("", DataTypes.BIGINT.withNullable(false)));
        }
        if (namespaced) {
            add(fields, names, "namespace", new Field("", namespaces.type()));
        }
        if (hasKey() && keyColumns.isEmpty()) {
            add(fields, names, "key", new Field("", keys.type()));
        }
        keyColumns.forEach(column -> add(fields, names, "key_" + column.name(), column));
        if (hasValue() && valueColumns.isEmpty()) {
            add(fields, names, "value", new Field("", values.type()));
        }
        valueColumns.forEach(column -> add(fields, names, column.name(), column));
        return fields;
    }

    private static void add(List<Field> fields, Set<String> names, String wanted, Field column) {
        String own = wanted;
        while (!names.add(own)) {
            own = "value_" + own;
        }
        fields.add(new Field(own, column.type()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public String describe() {
        List<String> columns = schema.fields().stream()
                .map(field -> field.name() + " " + field.type().sql())
                .toList();
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (" + String.join(", ", columns) + ")";
    }

    @Override
    public long rowCount() {
        return entries.size();
    }

    @Override
    public long sizeInBytes() {
        return bytes;
    }

    @Override
    public Iterator<Batch> rows() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < entries.size();
            }

            @Override
            public Batch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int end = Math.min(entries.size(), next + ROWS);
                List<Row> rows = entries.subList(next, end).stream()
                        .map(ObjectStateTable.this::row)
                        .toList();
                next = end;
                return Batch.ofRows(schema, rows);
            }
        };
    }

    private Row row(Entry entry) {
        List<@Nullable Object> cells = new ArrayList<>();
        if (hasPlace()) {
            cells.add(entry.place);
        }
        if (namespaced) {
            cells.add(namespaces.value(entry.namespace));
        }
        if (hasKey() && keyColumns.isEmpty()) {
            cells.add(keys.value(entry.key));
        } else if (hasKey()) {
            cells.addAll(keys.values((Stored) entry.key));
        }
        if (hasValue() && valueColumns.isEmpty()) {
            cells.add(values.value(entry.value));
        } else if (hasValue()) {
            cells.addAll(values.values((Stored) entry.value));
        }
        return Row.of(cells.toArray());
    }
}
