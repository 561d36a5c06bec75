package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.StateTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordBlobTest {
    private static final RecordLayout COUNTS = new RecordLayout(List.of(DataTypes.BIGINT), 2);
    private static final Schema KEY = Schema.of("k", DataTypes.BIGINT);

    private final HeapBlobs blobs = new HeapBlobs();

    private static StateStore fresh() {
        return new MemoryStateStore(StateSetup.fresh("sums", 0, 1, 128));
    }

    private StateStore restored(List<StateBlob> state) {
        List<RestoredState> states = List.of(new RestoredState(0, 1, state));
        return new MemoryStateStore(new StateSetup("sums", 0, 1, 128, states, blobs));
    }

    private static void count(RecordTable table, long... keys) {
        int[] records = new int[keys.length];
        table.findOrAdd(
                Batch.of(KEY, keys.length, new LongColumn(DataTypes.BIGINT, keys.length, keys, null)),
                new int[] {0},
                records);
        for (int record : records) {
            table.pages().pageForWrite(record)[table.pages().offset(record) + table.valueWord()]++;
        }
    }

    private static long total(RecordTable table) {
        int[] records = new int[table.size()];
        table.scan(0, records);
        long total = 0;
        for (int record : records) {
            total += table.pages().page(record)[table.pages().offset(record) + table.valueWord()];
        }
        return total;
    }

    private List<StateBlob> checkpoint(StateStore store, long number) throws IOException {
        StateSnapshot snapshot = store.freeze(number);
        List<StateBlob> written = snapshot.write(blobs);
        snapshot.release();
        store.completed(number);
        return written;
    }

    @Test
    void onePercentOfTheKeysIsATenthOfTheBytesAtMost() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StateStore store = fresh();
        RecordTable table = store.recordTable("counts", COUNTS);
        int keys = 200_000;
        for (int from = 0; from < keys; from += 2000) {
            long first = from;
            count(
                    table,
                    LongStream.range(first, first + 2000).map(k -> k * 7919).toArray());
        }
        List<StateBlob> whole = checkpoint(store, 1);
        count(table, random.longs(keys / 100, 0, keys).map(k -> k * 7919).toArray());
        List<StateBlob> changed = checkpoint(store, 2);
        assertThat(changed).hasSize(2).startsWith(whole.toArray(StateBlob[]::new));
        long wholeBytes = whole.getFirst().blob().length();
        long changedBytes = changed.getLast().blob().length();
        assertThat(changedBytes).isLessThan(wholeBytes / 50).isGreaterThan(keys / 100);
        RecordTable copy = restored(changed).recordTable("counts", COUNTS);
        assertThat(copy.size()).isEqualTo(keys);
        assertThat(total(copy)).isEqualTo(total(table));
        // Nothing changed, nothing written.
        assertThat(checkpoint(store, 3)).isEqualTo(changed);
    }

    /** The writer sees what was frozen, however much is changed while it writes. */
    @Test
    void writesBesideChanges() throws Exception {
        StateStore store = fresh();
        RecordTable table = store.recordTable("names", new RecordLayout(List.of(DataTypes.STRING), 1));
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 30; round++) {
            countNames(table, random, 500);
            long expected = total(table);
            int size = table.size();
            StateSnapshot snapshot = store.freeze(round + 1);
            Callable<List<StateBlob>> write = () -> snapshot.write(blobs);
            FutureTask<List<StateBlob>> written = new FutureTask<>(write);
            Thread writer = new Thread(written, "writer");
            writer.start();
            for (int i = 0; i < 20; i++) {
                countNames(table, random, 200);
                int[] some = new int[50];
                int found = table.scan(random.nextInt(table.capacity()), some);
                for (int j = 0; j < found; j++) {
                    table.remove(some[j]);
                }
            }
            List<StateBlob> state = written.get();
            snapshot.release();
            store.completed(round + 1);
            RecordTable copy = restored(state).recordTable("names", table.layout());
            assertThat(copy.size()).isEqualTo(size);
            assertThat(total(copy)).isEqualTo(expected);
        }
    }

    private static void countNames(RecordTable table, SplittableRandom random, int count) {
        byte[][] names = new byte[count][];
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(3000);
            names[i] = ("name " + "x".repeat(number % 30) + number).getBytes(StandardCharsets.UTF_8);
            offsets[i] = size;
            lengths[i] = names[i].length;
            size += lengths[i];
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < count; i++) {
            System.arraycopy(names[i], 0, bytes, offsets[i], lengths[i]);
        }
        Column column = new BytesColumn(DataTypes.STRING, count, bytes, offsets, lengths, null);
        int[] records = new int[count];
        table.findOrAdd(Batch.of(Schema.of("k", DataTypes.STRING), count, column), new int[] {0}, records);
        table.pages().prepareForWrite(records, count);
        for (int record : records) {
            table.pages().page(record)[table.pages().offset(record) + table.valueWord()]++;
        }
    }

    @Test
    void damagedBytesAreACodedErrorWhateverTheyAre() throws IOException {
        StateStore store = fresh();
        countNames(
                store.recordTable("names", new RecordLayout(List.of(DataTypes.STRING), 1)),
                new SplittableRandom(1),
                50);
        count(store.recordTable("counts", COUNTS), 1, 2, 3, -4, 1L << 60);
        byte[] good = ((Blob.Inline) checkpoint(store, 1).getFirst().blob()).bytes();
        for (int length = 0; length < good.length; length++) {
            assertDamaged(Arrays.copyOf(good, length));
        }
        SplittableRandom random = new SplittableRandom(2);
        int noticed = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                restored(List.of(new StateBlob("records", new Blob.Inline(bad))));
            } catch (WeirException e) {
                // A flipped bit of a value is for the checksum to notice; the others must not do worse than this.
                assertThat(e.code()).isEqualTo(StateError.DAMAGED_STATE);
                noticed++;
            }
        }
        assertThat(noticed).isPositive();
        byte[] other = good.clone();
        other[8] = 9;
        assertThatThrownBy(() -> restored(List.of(new StateBlob("records", new Blob.Inline(other)))))
                .hasMessageContaining("'sums'")
                .hasMessageContaining("version 9");
    }

    private void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> restored(List.of(new StateBlob("records", new Blob.Inline(bytes)))))
                .isInstanceOfSatisfying(
                        WeirException.class, e -> assertThat(e.code()).isEqualTo(StateError.DAMAGED_STATE))
                .hasMessageContaining("'sums'");
    }

    @Test
    void otherRecordsThanBeforeAreAnError() throws IOException {
        StateStore store = fresh();
        count(store.recordTable("counts", COUNTS), 1);
        List<StateBlob> state = checkpoint(store, 1);
        RecordLayout other = new RecordLayout(List.of(DataTypes.BIGINT), 3);
        assertThatThrownBy(() -> restored(state).recordTable("counts", other))
                .isInstanceOfSatisfying(
                        WeirException.class, e -> assertThat(e.code()).isEqualTo(StateError.CHANGED_LAYOUT))
                .hasMessageContaining("operator 'sums'")
                .hasMessageContaining("table 'counts'")
                .hasMessageContaining("[word, word, word]")
                .hasMessageContaining("[word, word],");
        assertThatThrownBy(() -> restored(state).recordTables("counts", COUNTS))
                .hasMessageContaining("WEIR-STATE-0003");
    }

    @Test
    void isShownAsTables() throws IOException {
        StateStore store = fresh();
        RecordTable slice = store.recordTables(
                        "slices",
                        RecordLayout.of(List.of(DataTypes.BIGINT), List.of(RecordValue.WORD, RecordValue.BYTES)))
                .at(60);
        count(slice, 7);
        RecordLayout linking = RecordLayout.of(List.of(DataTypes.BIGINT), List.of(new RecordValue.Link("counts")));
        count(store.recordTable("counts", linking), 5, 6, 6);
        List<StateBlob> state = checkpoint(store, 1);
        List<StateTable> tables = new MemoryStateBackend().read("sums", List.of(new RestoredState(0, 1, state)), blobs);
        assertThat(tables).extracting(StateTable::name).containsExactlyInAnyOrder("slices", "counts");
        for (StateTable table : tables) {
            List<Row> rows = new ArrayList<>();
            table.rows().forEachRemaining(batch -> rows.addAll(batch.toRows()));
            assertThat(table.rowCount()).isEqualTo(rows.size());
            if (table.name().equals("slices")) {
                assertThat(table.schema().names())
                        .containsExactly("namespace", "instance", "record", "key0", "value0", "value1");
                assertThat(rows).singleElement().satisfies(row -> {
                    assertThat(row.values().subList(0, 5)).containsExactly(60L, 0, 0L, 7L, 1L);
                    assertThat((byte[]) row.getField(5)).isEmpty();
                });
                assertThat(table.sizeInBytes()).isEqualTo(32);
            } else {
                // One key was counted once, the other twice; here the count is a link.
                assertThat(rows).containsExactly(Row.of(0, 0L, 5L, 0L), Row.of(0, 1L, 6L, 1L));
            }
        }
    }

    /** What nobody asks for stays. */
    @Test
    void keepsTablesThatAreNotAskedFor() throws IOException {
        StateStore store = fresh();
        count(store.recordTable("counts", COUNTS), 1, 2, 2);
        StateStore silent = restored(checkpoint(store, 1));
        RecordTable copy = restored(checkpoint(silent, 2)).recordTable("counts", COUNTS);
        assertThat(total(copy)).isEqualTo(3);
    }
}
