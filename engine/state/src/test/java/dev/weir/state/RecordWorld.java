package dev.weir.state;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Hashing;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateOptions;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All instances of an operator that keeps groups with a count, a text and a chain of values each, by namespace and
 * without, the chained rows of a join's side, and one record for all, and beside it the same in maps.
 */
final class RecordWorld {
    static final int MAX_PARALLELISM = 32;

    private static final int[] NAMESPACES = {-3, 0, 7, 1 << 20};
    private static final DataType NUMBER = DataTypes.BIGINT.withNullable(false);

    /** What a group has. */
    private record Group(long count, String text, List<String> values) {}

    private final List<DataType> keys;
    private final Schema schema;
    private final List<StateStore> stores = new ArrayList<>();
    private final TreeMap<String, Group> model;
    /** Whether no number of a record is kept between two changes. */
    private final boolean settles;

    private RecordWorld(List<DataType> keys, TreeMap<String, Group> model, boolean settles) {
        this.keys = keys;
        this.settles = settles;
        this.model = model;
        Object[] fields = new Object[keys.size() * 2];
        for (int i = 0; i < keys.size(); i++) {
            fields[2 * i] = "k" + i;
            fields[2 * i + 1] = keys.get(i);
        }
        schema = Schema.of(fields);
    }

    static RecordWorld fresh(List<DataType> keys, int parallelism) {
        return restored(keys, new Saved(List.of(), new TreeMap<>()), parallelism, new HeapBlobs());
    }

    /** What was written of all instances, and what it must come to. */
    record Saved(List<RestoredState> states, TreeMap<String, Group> model) {
        long bytes() {
            return states.stream()
                    .flatMap(state -> state.blobs().stream())
                    .mapToLong(blob -> blob.blob().length())
                    .sum();
        }
    }

    static RecordWorld restored(List<DataType> keys, Saved saved, int parallelism, BlobStore blobs) {
        return restored(keys, saved, parallelism, blobs, Configuration.EMPTY);
    }

    /** @param options with a size of the memory if records may leave it */
    static RecordWorld restored(
            List<DataType> keys, Saved saved, int parallelism, BlobStore blobs, Configuration options) {
        RecordWorld world = new RecordWorld(
                keys,
                new TreeMap<>(saved.model),
                options.find(StateOptions.MEMORY).isPresent());
        for (int i = 0; i < parallelism; i++) {
            int first = KeyGroups.first(i, MAX_PARALLELISM, parallelism);
            int end = KeyGroups.first(i + 1, MAX_PARALLELISM, parallelism);
            List<RestoredState> overlapping = saved.states.stream()
                    .filter(state -> KeyGroups.first(state.subtask(), MAX_PARALLELISM, state.parallelism()) < end
                            && KeyGroups.first(state.subtask() + 1, MAX_PARALLELISM, state.parallelism()) > first)
                    .toList();
            world.stores.add(new MemoryStateStore(
                    new StateSetup("test", i, parallelism, MAX_PARALLELISM, overlapping, blobs).with(options)));
        }
        return world;
    }

    /** Snapshots of all instances, not written yet. */
    final class Frozen {
        private final List<StateSnapshot> snapshots;
        private final TreeMap<String, Group> then = new TreeMap<>(model);

        Frozen(long checkpoint) {
            snapshots = stores.stream().map(store -> store.freeze(checkpoint)).toList();
        }

        Saved write(BlobStore target) {
            List<RestoredState> states = new ArrayList<>();
            for (int i = 0; i < snapshots.size(); i++) {
                try {
                    List<StateBlob> blobs = snapshots.get(i).write(target);
                    states.add(new RestoredState(i, snapshots.size(), blobs));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return new Saved(states, then);
        }

        void release() {
            snapshots.forEach(StateSnapshot::release);
        }
    }

    Frozen freeze(long checkpoint) {
        return new Frozen(checkpoint);
    }

    void completed(long checkpoint) {
        stores.forEach(store -> store.completed(checkpoint));
    }

    void aborted(long checkpoint) {
        stores.forEach(store -> store.aborted(checkpoint));
    }

    private static RecordLayout groupLayout(List<DataType> keys, String name) {
        return RecordLayout.of(
                keys, List.of(RecordValue.WORD, RecordValue.BYTES, new RecordValue.Link(name + ".values")));
    }

    /** A value of a group, chained; the number of the group's record and the value are the key. */
    private static RecordLayout valueLayout(String name) {
        return RecordLayout.of(List.of(NUMBER, DataTypes.STRING), List.of(new RecordValue.Link(name + ".values")))
                .withKeyLink(0, name)
                .keptBy(new RecordHome.KeyLink(0));
    }

    /** As a join's side: the chained row says whose it is by a value, not by its key. */
    private static RecordLayout rowLayout(String name) {
        return RecordLayout.of(
                        List.of(DataTypes.STRING, NUMBER),
                        List.of(new RecordValue.Link(name + ".values"), new RecordValue.Link(name)))
                .keptBy(new RecordHome.ValueLink(1));
    }

    private record Tables(RecordTable groups, RecordTable values) {}

    private Tables tables(StateStore store, String place) {
        return switch (place) {
            case "plain" ->
                new Tables(
                        store.recordTable("plain", groupLayout(keys, "plain")),
                        store.recordTable("plain.values", valueLayout("plain")));
            case "side" ->
                new Tables(
                        store.recordTable("side", groupLayout(keys, "side")),
                        store.recordTable("side.values", rowLayout("side")));
            default -> {
                long namespace = Long.parseLong(place);
                yield new Tables(
                        spaces(store, "spaced", groupLayout(keys, "spaced")).at(namespace),
                        spaces(store, "spaced.values", valueLayout("spaced")).at(namespace));
            }
        };
    }

    private static RecordTables spaces(StateStore store, String name, RecordLayout layout) {
        return store.recordTables(name, layout);
    }

    /** Does some things at random. */
    void change(SplittableRandom random, int times, int distinct) {
        for (int i = 0; i < times; i++) {
            String place = random.nextInt(3) == 0
                    ? "plain"
                    : random.nextInt(2) == 0 ? "side" : "" + NAMESPACES[random.nextInt(NAMESPACES.length)];
            if (random.nextInt(200) == 0 && !place.equals("plain") && !place.equals("side")) {
                drop(Long.parseLong(place));
            } else {
                change(place, randomKey(random, distinct), random);
            }
        }
    }

    private void drop(long namespace) {
        for (StateStore store : stores) {
            spaces(store, "spaced", groupLayout(keys, "spaced")).drop(namespace);
            spaces(store, "spaced.values", valueLayout("spaced")).drop(namespace);
        }
        model.keySet().removeIf(key -> key.startsWith(namespace + "/"));
    }

    private Row randomKey(SplittableRandom random, int distinct) {
        Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(keys.get(i), random.nextInt(distinct));
        }
        return Row.of(values);
    }

    private static @Nullable Object value(DataType type, int number) {
        if (number == 0 && type.nullable()) {
            return null;
        }
        String text = "k" + "-".repeat(number % 25) + number;
        return switch (type) {
            case DataType.BigInt t -> number * 1_000_003L;
            case DataType.Float64 t -> number / 4.0;
            case DataType.Decimal t ->
                java.math.BigDecimal.valueOf(number - 5).pow(9).setScale(t.scale());
            case DataType.Timestamp t ->
                java.time.LocalDateTime.of(2026, 1, 1, 0, 0).plusNanos(number);
            case DataType.VarChar t -> text;
            case DataType.Array t -> Arrays.asList(text, null, "x" + number);
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    private void change(String place, Row key, SplittableRandom random) {
        Batch batch = Batch.ofRows(schema, List.of(key));
        int[] all = IntStream.range(0, keys.size()).toArray();
        int group = KeyGroups.of(Hashing.of(batch, all).hashes()[0], MAX_PARALLELISM);
        StateStore store = stores.get(KeyGroups.subtask(group, MAX_PARALLELISM, stores.size()));
        Tables tables = tables(store, place);
        if (settles && random.nextBoolean()) {
            tables.groups.settle();
            spaces(store, "spaced", groupLayout(keys, "spaced")).settle();
        }
        int[] found = new int[1];
        tables.groups.findOrAdd(batch, all, found);
        int record = found[0];
        String name = place + "/" + key;
        Group before = model.getOrDefault(name, new Group(0, "", List.of()));
        switch (random.nextInt(6)) {
            case 0 -> {
                while (head(tables.groups, record) >= 0) {
                    popValue(tables, record);
                }
                freeText(tables.groups, record);
                tables.groups.remove(record);
                model.remove(name);
            }
            case 1 -> {
                String text = "t" + "x".repeat(random.nextInt(40));
                freeText(tables.groups, record);
                storeText(tables.groups, record, text);
                model.put(name, new Group(before.count, text, before.values));
            }
            case 2 -> {
                popValue(tables, record);
                model.put(
                        name,
                        new Group(
                                before.count,
                                before.text,
                                before.values.subList(Math.min(1, before.values.size()), before.values.size())));
            }
            case 3, 4 -> {
                String value = "v" + random.nextInt(1 << 20) + "-".repeat(random.nextInt(20));
                pushValue(place.equals("side"), tables, record, value);
                List<String> values = new ArrayList<>(before.values);
                values.addFirst(value);
                model.put(name, new Group(before.count, before.text, values));
            }
            default -> {
                long count = before.count + random.nextInt(-100, 100);
                set(tables.groups, record, 0, count);
                model.put(name, new Group(count, before.text, before.values));
            }
        }
    }

    private static long get(RecordTable table, int record, int word) {
        return table.pages().page(record)[table.pages().offset(record) + table.valueWord() + word];
    }

    private static void set(RecordTable table, int record, int word, long value) {
        table.pages().pageForWrite(record)[table.pages().offset(record) + table.valueWord() + word] = value;
    }

    private static void storeText(RecordTable groups, int record, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        set(groups, record, 1, ByteArena.firstWord(bytes, 0, bytes.length));
        set(
                groups,
                record,
                2,
                bytes.length > ByteArena.INLINE
                        ? groups.arena().store(bytes, 0, bytes.length)
                        : ByteArena.inlineWord(bytes, 0, bytes.length));
    }

    private static void freeText(RecordTable groups, int record) {
        long first = get(groups, record, 1);
        if (!ByteArena.isInline(first)) {
            groups.arena().free(get(groups, record, 2), ByteArena.length(first));
        }
    }

    private static int head(RecordTable groups, int record) {
        return (int) get(groups, record, 3) - 1;
    }

    private static void pushValue(boolean side, Tables tables, int record, String value) {
        // A row of the side has a key of its own: its value, and what makes it the only one.
        Row key = side ? Row.of(value, (long) tables.values.capacity() << 32 | record) : Row.of((long) record, value);
        Schema schema =
                side ? Schema.of("v", DataTypes.STRING, "g", NUMBER) : Schema.of("g", NUMBER, "v", DataTypes.STRING);
        int[] entry = new int[1];
        int size = tables.values.size();
        tables.values.findOrAdd(Batch.ofRows(schema, List.of(key)), new int[] {0, 1}, entry);
        if (tables.values.size() == size) {
            throw new IllegalStateException("the test pushes a value twice");
        }
        set(tables.values, entry[0], 0, get(tables.groups, record, 3));
        if (side) {
            set(tables.values, entry[0], 1, record + 1);
        }
        set(tables.groups, record, 3, entry[0] + 1);
    }

    private static void popValue(Tables tables, int record) {
        int entry = head(tables.groups, record);
        if (entry >= 0) {
            set(tables.groups, record, 3, get(tables.values, entry, 0));
            tables.values.remove(entry);
        }
    }

    Map<String, Group> model() {
        return model;
    }

    /** What is in the tables. Fails when a key is in an instance that does not own it. */
    Map<String, Group> contents() {
        Map<String, Group> contents = new TreeMap<>();
        for (StateStore store : stores) {
            for (String place : List.of("plain", "side")) {
                read(place, tables(store, place), contents);
            }
            for (long namespace :
                    spaces(store, "spaced", groupLayout(keys, "spaced")).namespaces()) {
                read("" + namespace, tables(store, "" + namespace), contents);
            }
        }
        return contents;
    }

    private void read(String place, Tables tables, Map<String, Group> contents) {
        int[] some = new int[16];
        int values = 0;
        int size = 0;
        RecordTable.Cursor cursor = tables.groups.cursor();
        for (int count = cursor.next(some); count > 0; count = cursor.next(some)) {
            size += count;
            for (int i = 0; i < count; i++) {
                values += read(place, tables, some[i], contents);
            }
        }
        if (size != tables.groups.size()) {
            throw new AssertionError(size + " groups, not " + tables.groups.size());
        }
        if (values != tables.values.size()) {
            throw new AssertionError(tables.values.size() + " values, of which " + values + " are chained");
        }
    }

    /** Gives how many values the group has. */
    private int read(String place, Tables tables, int record, Map<String, Group> contents) {
        Object[] key = new Object[keys.size()];
        for (int c = 0; c < key.length; c++) {
            key[c] = tables.groups.key(c, new int[] {record}, 1).value(0);
        }
        Row row = Row.of(key);
        int[] found = new int[1];
        tables.groups.find(
                Batch.ofRows(schema, List.of(row)),
                IntStream.range(0, keys.size()).toArray(),
                found);
        if (found[0] != record) {
            throw new AssertionError(row + " is record " + record + ", but found as " + found[0]);
        }
        long first = get(tables.groups, record, 1);
        byte[] text = new byte[ByteArena.length(first)];
        tables.groups.arena().copy(first, get(tables.groups, record, 2), text, 0);
        List<String> chain = new ArrayList<>();
        for (int entry = head(tables.groups, record); entry >= 0; entry = (int) get(tables.values, entry, 0) - 1) {
            boolean isKeyed = !tables.values.layout().keyLinks().isEmpty();
            chain.add((String)
                    tables.values.key(isKeyed ? 1 : 0, new int[] {entry}, 1).value(0));
            long group = isKeyed
                    ? (long) tables.values.key(0, new int[] {entry}, 1).value(0)
                    : get(tables.values, entry, 1) - 1;
            if (group != record) {
                throw new AssertionError("a value of " + record + " says that it is one of " + group);
            }
        }
        Group before = contents.put(
                place + "/" + row,
                new Group(get(tables.groups, record, 0), new String(text, StandardCharsets.UTF_8), chain));
        if (before != null) {
            throw new AssertionError("two instances have " + row);
        }
        return chain.size();
    }

    /** How many records of all tables are in memory. */
    int inMemory() {
        int count = 0;
        for (StateStore store : stores) {
            for (String place : List.of("plain", "side")) {
                Tables tables = tables(store, place);
                count += ((MemoryRecordTable) tables.groups).parts().numbers.size();
                count += ((MemoryRecordTable) tables.values).parts().numbers.size();
            }
        }
        return count;
    }

    void close() {
        stores.forEach(StateStore::close);
    }
}
