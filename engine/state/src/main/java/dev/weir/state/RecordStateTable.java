package dev.weir.state;

import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.data.Validity;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The records of a name as a table: {@code namespace} if they have one; {@code instance} and {@code record}, the number
 * by which others of the instance link to it; the columns of the key, {@code key0} and so on; the values,
 * {@code value0} and so on: a word is a BIGINT, bytes are BYTES, a link is the number of the record it leads to or
 * NULL.
 */
final class RecordStateTable implements StateTable {
    private static final int ROWS = 2048;
    private static final DataType NUMBER = DataTypes.BIGINT.withNullable(false);

    private final String name;
    private final RecordLayout layout;
    private final Schema schema;
    private final boolean namespaced;
    private final List<Part> parts = new ArrayList<>();

    /** A table of one instance. */
    record Part(int instance, TableId id, MemoryRecordTable table) {}

    private RecordStateTable(TableId id, RecordLayout layout) {
        name = id.name();
        this.layout = layout;
        namespaced = id.namespace() != null;
        List<Field> fields = new ArrayList<>();
        if (namespaced) {
            fields.add(new Field("namespace", NUMBER));
        }
        fields.add(new Field("instance", DataTypes.INT.withNullable(false)));
        fields.add(new Field("record", NUMBER));
        for (DataType key : layout.keys()) {
            fields.add(new Field("key" + (fields.size() - (namespaced ? 3 : 2)), key));
        }
        for (int i = 0; i < layout.values().size(); i++) {
            DataType type = switch (layout.values().get(i)) {
                case RecordValue.Word v -> NUMBER;
                case RecordValue.Bytes v -> DataTypes.BYTES.withNullable(false);
                case RecordValue.Link v -> DataTypes.BIGINT;
            };
            fields.add(new Field("value" + i, type));
        }
        schema = new Schema(fields);
    }

    /** A table a name; those of namespaces and of instances are one. */
    static List<StateTable> of(List<Part> parts) {
        Map<String, RecordStateTable> byName = new LinkedHashMap<>();
        for (Part part : parts) {
            RecordStateTable whole =
                    byName.computeIfAbsent(part.id.name(), name -> new RecordStateTable(part.id, part.table.layout()));
            // All instances have the same records then.
            if (part.instance == whole.instance(part) || !(whole.layout.home() instanceof RecordHome.Everywhere)) {
                whole.parts.add(part);
            }
        }
        return List.copyOf(byName.values());
    }

    private int instance(Part otherwise) {
        return (parts.isEmpty() ? otherwise : parts.getFirst()).instance;
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
        return layout.describe();
    }

    @Override
    public long rowCount() {
        return parts.stream().mapToLong(part -> part.table.size()).sum();
    }

    @Override
    public long sizeInBytes() {
        return rowCount()
                * Long.BYTES
                * parts.stream()
                        .mapToInt(part -> part.table.pages().recordWords())
                        .findFirst()
                        .orElse(0);
    }

    @Override
    public Iterator<Batch> rows() {
        return new Rows();
    }

    private final class Rows implements Iterator<Batch> {
        private final Iterator<Part> left = parts.iterator();
        private final int[] records = new int[ROWS];
        private Part current = new Part(0, new TableId(name, null), new MemoryRecordTable(layout, 0));
        private int count;

        @Override
        public boolean hasNext() {
            while (count == 0 && left.hasNext()) {
                current = left.next();
                count = current.table.scan(0, records);
            }
            return count > 0;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Batch batch = Batch.of(schema, count, columns(current, records, count));
            count = current.table.scan(records[count - 1] + 1, records);
            return batch;
        }
    }

    private Column[] columns(Part part, int[] records, int count) {
        MemoryRecordTable table = part.table;
        List<Column> columns = new ArrayList<>();
        Long namespace = part.id.namespace();
        if (namespace != null) {
            long[] same = new long[count];
            Arrays.fill(same, namespace);
            columns.add(new LongColumn(NUMBER, count, same, null));
        }
        int[] instances = new int[count];
        Arrays.fill(instances, part.instance);
        columns.add(new IntColumn(DataTypes.INT.withNullable(false), count, instances, null));
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = records[i];
        }
        columns.add(new LongColumn(NUMBER, count, numbers, null));
        for (int key = 0; key < layout.keys().size(); key++) {
            columns.add(table.key(key, records, count));
        }
        for (int value = 0; value < layout.values().size(); value++) {
            int at = table.valueWord() + layout.wordOf(value);
            long[] words = words(table.pages(), at, records, count);
            columns.add(
                    switch (layout.values().get(value)) {
                        case RecordValue.Word v -> new LongColumn(NUMBER, count, words, null);
                        case RecordValue.Bytes v ->
                            bytes(table.arena(), words, words(table.pages(), at + 1, records, count));
                        case RecordValue.Link v -> links(words);
                    });
        }
        return columns.toArray(Column[]::new);
    }

    private static long[] words(RecordPages pages, int word, int[] records, int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = pages.page(records[i])[pages.offset(records[i]) + word];
        }
        return words;
    }

    private static Column links(long[] words) {
        long[] validity = Validity.allValid(words.length);
        for (int i = 0; i < words.length; i++) {
            if (words[i] == 0) {
                Validity.setNull(validity, i);
            } else {
                words[i]--;
            }
        }
        return new LongColumn(DataTypes.BIGINT, words.length, words, validity);
    }

    private static Column bytes(ByteArena arena, long[] first, long[] second) {
        int[] offsets = new int[first.length];
        int[] lengths = new int[first.length];
        int size = 0;
        for (int i = 0; i < first.length; i++) {
            offsets[i] = size;
            lengths[i] = ByteArena.length(first[i]);
            size = Math.addExact(size, lengths[i]);
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < first.length; i++) {
            arena.copy(first[i], second[i], bytes, offsets[i]);
        }
        return new BytesColumn(DataTypes.BYTES.withNullable(false), first.length, bytes, offsets, lengths, null);
    }
}
