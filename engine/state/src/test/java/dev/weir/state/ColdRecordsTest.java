package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Hashing;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateOptions;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts and texts by key in instances of which some have memory for almost nothing, beside the same in a map. */
class ColdRecordsTest {
    private static final int GROUPS = 32;
    private static final List<List<DataType>> KEYS = List.of(
            List.of(DataTypes.BIGINT),
            List.of(DataTypes.BIGINT.withNullable(false)),
            List.of(DataTypes.STRING),
            List.of(DataTypes.STRING, DataTypes.INT),
            List.of(DataTypes.timestamp(9)));

    private static final Path FILES = Path.of("target", "cold-records").toAbsolutePath();

    /** What a key has. */
    private record Value(long count, String text) {}

    private static Configuration memory(String size, Path directory) {
        return Configuration.EMPTY
                .with(StateOptions.MEMORY.key(), size)
                .with(StateOptions.DIRECTORY.key(), directory.toString());
    }

    /** All instances. */
    private static final class World {
        private final List<DataType> keys;
        private final Schema schema;
        private final int[] columns;
        private List<StateStore> stores = new ArrayList<>();
        private final Map<Row, Value> model = new HashMap<>();

        World(List<DataType> keys) {
            this.keys = keys;
            Object[] fields = new Object[keys.size() * 2];
            columns = new int[keys.size()];
            for (int i = 0; i < keys.size(); i++) {
                fields[2 * i] = "k" + i;
                fields[2 * i + 1] = keys.get(i);
                columns[i] = i;
            }
            schema = Schema.of(fields);
        }

        void open(int parallelism, List<RestoredState> states, HeapBlobs blobs, Configuration options) {
            stores = new ArrayList<>();
            for (int i = 0; i < parallelism; i++) {
                int first = KeyGroups.first(i, GROUPS, parallelism);
                int end = KeyGroups.first(i + 1, GROUPS, parallelism);
                List<RestoredState> own = states.stream()
                        .filter(state -> KeyGroups.first(state.subtask(), GROUPS, state.parallelism()) < end
                                && KeyGroups.first(state.subtask() + 1, GROUPS, state.parallelism()) > first)
                        .toList();
                stores.add(
                        new MemoryStateStore(new StateSetup("test", i, parallelism, GROUPS, own, blobs).with(options)));
            }
        }

        RecordTable table(StateStore store) {
            RecordLayout layout = RecordLayout.of(keys, List.of(RecordValue.WORD, RecordValue.BYTES));
            return store.recordTable("groups", layout);
        }

        private Row key(SplittableRandom random, int distinct) {
            Object[] values = new Object[keys.size()];
            for (int i = 0; i < values.length; i++) {
                int number = random.nextInt(distinct);
                values[i] = keys.get(i).nullable() && number == 0 ? null : value(keys.get(i), number);
            }
            return Row.of(values);
        }

        private static Object value(DataType type, int number) {
            return switch (type) {
                case DataType.BigInt t -> (long) number * 0x9E3779B97F4A7C15L;
                case DataType.Int t -> number % 3;
                case DataType.Timestamp t ->
                    java.time.LocalDateTime.of(2024, 1, 1, 0, 0).plusNanos(number * 1_000_003L);
                default -> number % 2 == 0 ? "k" + number : "a rather long key that is not inline, number " + number;
            };
        }

        /** Touches keys; removes some. */
        void change(SplittableRandom random, int rows, int distinct) {
            List<Row> all = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                all.add(key(random, distinct));
            }
            Batch batch = Batch.ofRows(schema, all);
            long[] hashes = Hashing.of(batch, columns).hashes();
            for (int instance = 0; instance < stores.size(); instance++) {
                List<Row> own = new ArrayList<>();
                for (int i = 0; i < rows; i++) {
                    int group = KeyGroups.of(hashes[i], GROUPS);
                    if (KeyGroups.subtask(group, GROUPS, stores.size()) == instance) {
                        own.add(all.get(i));
                    }
                }
                if (!own.isEmpty()) {
                    change(table(stores.get(instance)), own, random);
                }
            }
        }

        private void change(RecordTable table, List<Row> rows, SplittableRandom random) {
            table.settle();
            int[] records = new int[rows.size()];
            Batch batch = Batch.ofRows(schema, rows);
            if (random.nextInt(3) == 0) {
                table.find(batch, columns, records);
                Map<Integer, Row> removed = new LinkedHashMap<>();
                for (int i = 0; i < records.length; i++) {
                    Value expected = model.get(rows.get(i));
                    assertThat(records[i] == RecordTable.NONE)
                            .as("%s", rows.get(i))
                            .isEqualTo(expected == null);
                    if (expected != null) {
                        assertThat(read(table, records[i])).isEqualTo(expected);
                        if (random.nextInt(3) == 0) {
                            removed.put(records[i], rows.get(i));
                        }
                    }
                }
                removed.forEach((record, row) -> {
                    freeText(table, record);
                    table.remove(record);
                    model.remove(row);
                });
                return;
            }
            table.findOrAdd(batch, columns, records);
            for (int i = 0; i < records.length; i++) {
                Value before = model.getOrDefault(rows.get(i), new Value(0, ""));
                assertThat(read(table, records[i])).isEqualTo(before);
                Value after = new Value(
                        before.count + 1 - 2L * random.nextInt(2),
                        random.nextBoolean() ? before.text : "text ".repeat(random.nextInt(5)));
                write(table, records[i], after);
                model.put(rows.get(i), after);
            }
        }

        private static Value read(RecordTable table, int record) {
            RecordPages pages = table.pages();
            int at = pages.offset(record) + table.valueWord();
            long[] page = pages.page(record);
            byte[] bytes = new byte[ByteArena.length(page[at + 1])];
            table.arena().copy(page[at + 1], page[at + 2], bytes, 0);
            return new Value(page[at], new String(bytes, StandardCharsets.UTF_8));
        }

        private static void freeText(RecordTable table, int record) {
            int at = table.pages().offset(record) + table.valueWord() + 1;
            long[] page = table.pages().page(record);
            if (!ByteArena.isInline(page[at])) {
                table.arena().free(page[at + 1], ByteArena.length(page[at]));
            }
        }

        private static void write(RecordTable table, int record, Value value) {
            freeText(table, record);
            long[] page = table.pages().pageForWrite(record);
            int at = table.pages().offset(record) + table.valueWord();
            byte[] bytes = value.text.getBytes(StandardCharsets.UTF_8);
            page[at] = value.count;
            page[at + 1] = ByteArena.firstWord(bytes, 0, bytes.length);
            page[at + 2] = bytes.length > ByteArena.INLINE
                    ? table.arena().store(bytes, 0, bytes.length)
                    : ByteArena.inlineWord(bytes, 0, bytes.length);
        }

        Map<Row, Value> contents(SplittableRandom random) {
            Map<Row, Value> contents = new HashMap<>();
            for (StateStore store : stores) {
                RecordTable table = table(store);
                int size = 0;
                int[] some = new int[1 + random.nextInt(50)];
                RecordTable.Cursor cursor = table.cursor();
                for (int count = cursor.next(some); count > 0; count = cursor.next(some)) {
                    size += count;
                    for (int i = 0; i < count; i++) {
                        Object[] key = new Object[keys.size()];
                        for (int k = 0; k < key.length; k++) {
                            key[k] = table.key(k, new int[] {some[i]}, 1).value(0);
                        }
                        assertThat(contents.put(Row.of(key), read(table, some[i])))
                                .isNull();
                    }
                }
                assertThat(table.size()).isEqualTo(size);
            }
            return contents;
        }

        void close() {
            stores.forEach(StateStore::close);
        }
    }

    @Property(tries = 60)
    void keepsWhatAMapKeeps(@ForAll @IntRange(min = 0, max = 4) int which, @ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        HeapBlobs blobs = new HeapBlobs();
        World world = new World(KEYS.get(which));
        List<Configuration> sizes = List.of(memory("1 b", FILES), memory("40 kb", FILES), memory("1 gb", FILES));
        world.open(1 + random.nextInt(3), List.of(), blobs, sizes.getFirst());
        int distinct = 1 + random.nextInt(600);
        for (int step = 1; step <= 25; step++) {
            world.change(random, 1 + random.nextInt(300), distinct);
            if (random.nextInt(5) == 0) {
                assertThat(world.contents(random)).isEqualTo(world.model);
            }
            if (random.nextInt(4) == 0) {
                checkpoint(world, step, random, blobs, sizes.get(random.nextInt(sizes.size())));
            }
        }
        assertThat(world.contents(random)).isEqualTo(world.model);
        world.close();
    }

    /** Freezes, changes the world, writes, and perhaps goes back to what was frozen. */
    private static void checkpoint(
            World world, long checkpoint, SplittableRandom random, HeapBlobs blobs, Configuration options)
            throws IOException {
        List<StateSnapshot> frozen =
                world.stores.stream().map(store -> store.freeze(checkpoint)).toList();
        Map<Row, Value> then = new HashMap<>(world.model);
        for (int i = random.nextInt(3); i > 0; i--) {
            world.change(random, 200, 500);
        }
        List<RestoredState> states = new ArrayList<>();
        for (int i = 0; i < frozen.size(); i++) {
            states.add(new RestoredState(i, frozen.size(), frozen.get(i).write(blobs)));
            frozen.get(i).release();
        }
        boolean completes = random.nextBoolean();
        world.stores.forEach(store -> {
            if (completes) {
                store.completed(checkpoint);
            } else {
                store.aborted(checkpoint);
            }
        });
        if (random.nextBoolean()) {
            world.close();
            world.model.clear();
            world.model.putAll(then);
            world.open(1 + random.nextInt(3), states, blobs, options);
            assertThat(world.contents(random)).isEqualTo(world.model);
        }
    }

    private static World large(Configuration options, int keys) {
        World world = new World(KEYS.get(1));
        world.open(1, List.of(), new HeapBlobs(), options);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < keys / 500; i++) {
            List<Row> rows = new ArrayList<>();
            for (int k = 0; k < 500; k++) {
                rows.add(Row.of((i * 500L + k) * 0x9E3779B97F4A7C15L));
            }
            RecordTable table = world.table(world.stores.getFirst());
            table.settle();
            int[] records = new int[500];
            table.findOrAdd(Batch.ofRows(world.schema, rows), world.columns, records);
            for (int k = 0; k < 500; k++) {
                Value value = new Value(i, "a text that is not inline " + random.nextInt(100));
                World.write(table, records[k], value);
                world.model.put(rows.get(k), value);
            }
        }
        return world;
    }

    @Test
    void restoresMoreThanFitsIntoMemory(@TempDir Path files) throws IOException {
        World world = large(memory("1 gb", files), 30_000);
        HeapBlobs blobs = new HeapBlobs();
        List<StateBlob> whole = world.stores.getFirst().freeze(1).write(blobs);
        world.close();
        assertThat(files).isEmptyDirectory();
        world.open(1, List.of(new RestoredState(0, 1, whole)), blobs, memory("100 kb", files));
        MemoryRecordTable table = (MemoryRecordTable) world.table(world.stores.getFirst());
        assertThat(table.sizeInBytes()).isLessThan(200_000);
        assertThat(table.size()).isEqualTo(30_000);
        assertThat(world.contents(new SplittableRandom(1))).isEqualTo(world.model);
        world.close();
    }

    @Test
    void staysWithinItsMemory(@TempDir Path files) {
        World world = large(memory("1 mb", files), 100_000);
        MemoryRecordTable table = (MemoryRecordTable) world.table(world.stores.getFirst());
        assertThat(table.sizeInBytes()).isLessThan(1_400_000);
        assertThat(world.contents(new SplittableRandom(1))).isEqualTo(world.model);
        world.close();
    }

    @Test
    void removesItsFilesAndThoseOfProcessesThatWereKilled(@TempDir Path files) throws IOException {
        Files.createDirectories(files.resolve("12-1/deeper"));
        Files.writeString(files.resolve("12-1/deeper/file"), "left");
        Files.createFile(files.resolve("12-1.lock"));
        World world = large(memory("64 kb", files), 5_000);
        try (Stream<Path> now = Files.list(files)) {
            assertThat(now)
                    .hasSize(2)
                    .noneMatch(file -> file.getFileName().toString().startsWith("12-1"));
        }
        // Somebody else begins: what is in use stays.
        WorkFolder.sweep(files);
        assertThat(world.contents(new SplittableRandom(1))).isEqualTo(world.model);
        world.close();
        assertThat(files).isEmptyDirectory();
    }

    @Test
    void saysThatItsFilesAreDamaged(@TempDir Path files) throws IOException {
        World world = large(memory("256 kb", files), 60_000);
        while (!damage(files)) {
            // Files were merged meanwhile: there are others now.
        }
        assertThatThrownBy(() -> world.contents(new SplittableRandom(1)))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STATE-0004")
                .hasMessageContaining("cannot read state that does not fit into memory");
        world.close();
    }

    private static boolean damage(Path files) throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".sst")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int i = 0; i < bytes.length * 3 / 4; i++) {
                    bytes[i] ^= 0x5A;
                }
                Files.write(file, bytes, StandardOpenOption.WRITE);
            }
            return true;
        } catch (NoSuchFileException | UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void saysThatThereIsNoFolderForItsFiles(@TempDir Path files) throws IOException {
        Path occupied = Files.createFile(files.resolve("file"));
        assertThatThrownBy(() -> large(memory("64 kb", occupied), 5_000))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STATE-0004")
                .hasMessageContaining("memory.directory");
    }
}
