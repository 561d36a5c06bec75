package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.Counter;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into batches: values and keys are decoded into columns each by its format, and brought together by the
 * message that each row came from. One thread.
 */
final class MessageDecoder implements RecordReading {
    private static final int SHOWN = 80;
    private static final String WITHOUT_SUCH = "'on-error'='skip' or 'dead-letter' goes on without such records";
    private static final int NULL_KEY = -1;
    private static final int BAD_KEY = -2;

    private final Schema schema;
    private final Origin[] origins;
    private final @Nullable RecordDecoder keys;
    private final RecordDecoder values;
    private final Counter skipped;
    private final Counter tombstones;
    private final boolean failing;
    /** Null unless bad records are to be kept. */
    private final @Nullable DeadLetters deadLetters;

    private final boolean upserts;
    private final int[] messageOf = new int[RecordDecoder.MAX_ROWS];
    private final int[] keyOf = new int[RecordDecoder.MAX_ROWS];
    private Fetched.@Nullable Messages messages;
    /** Messages without a value that have not been emitted; there are none while there are rows. */
    private int deletions;

    /** Where the values of a column come from. */
    private sealed interface Origin {
        record Key(int slot) implements Origin {}

        record Value(int slot) implements Origin {}

        record Metadata(String key) implements Origin {}
    }

    MessageDecoder(KafkaTableSource source, OperatorContext context) {
        KafkaTable table = source.table();
        this.schema = source.schema();
        this.upserts = source.upserts();
        int[] columns = source.projection();
        this.origins = new Origin[columns.length];
        int[] inKey = new int[columns.length];
        int[] inValue = new int[columns.length];
        int keyCount = 0;
        int valueCount = 0;
        for (int i = 0; i < columns.length; i++) {
            String metadata = table.metadataKey(columns[i]);
            int value = table.value().indexOf(columns[i]);
            if (metadata != null) {
                origins[i] = new Origin.Metadata(metadata);
            } else if (value >= 0 && !(source.upserts() && isInKey(table, columns[i]))) {
                origins[i] = new Origin.Value(valueCount);
                inValue[valueCount++] = value;
            } else {
                origins[i] = new Origin.Key(keyCount);
                inKey[keyCount++] = Objects.requireNonNull(table.key()).indexOf(columns[i]);
            }
        }
        this.keys = keyCount == 0
                ? null
                : Objects.requireNonNull(source.keyFormat()).decoder(Arrays.copyOf(inKey, keyCount), new Bad(true));
        this.values = source.valueFormat().decoder(Arrays.copyOf(inValue, valueCount), new Bad(false));
        this.skipped = context.metrics().counter(context.name() + ".skipped-records");
        this.tombstones = context.metrics().counter(context.name() + ".tombstones");
        Configuration options = table.definition().options();
        this.failing = options.get(ConnectOptions.ON_ERROR) == ConnectOptions.OnError.FAIL;
        this.deadLetters = options.get(ConnectOptions.ON_ERROR) == ConnectOptions.OnError.DEAD_LETTER
                ? new DeadLetters(
                        source.cluster(),
                        options.find(KafkaOptions.DEAD_LETTER_TOPIC).orElseThrow(),
                        context)
                : null;
    }

    private static boolean isInKey(KafkaTable table, int column) {
        return Objects.requireNonNull(table.key()).indexOf(column) >= 0;
    }

    @Override
    public Fetched.Wanted wanted() {
        return new Fetched.Wanted(keys != null, true);
    }

    /**
     * Decodes messages into one or more batches. Messages without a value have no row; of upserts, one with a negative
     * weight.
     */
    @Override
    public void decode(Fetched.Messages present, Consumer<Batch> output) {
        messages = present;
        if (deadLetters != null) {
            deadLetters.begin();
        }
        Fetched.Bytes bytes = Objects.requireNonNull(present.values());
        for (int message = 0; message < present.records().size(); message++) {
            if (bytes.isNull(message)) {
                tombstones.add(1);
                if (!upserts) {
                    continue;
                }
            }
            if (deletions > 0 != bytes.isNull(message)) {
                flush(output);
            }
            int key = key(message);
            if (key == BAD_KEY) {
                continue;
            }
            if (bytes.isNull(message)) {
                delete(message, key);
                continue;
            }
            int end = bytes.ends()[message];
            int before = values.rows();
            int at = values.decodeMessage(bytes.chunk(), bytes.starts()[message], end);
            mark(before, message, key);
            while (values.isFull()) {
                flush(output);
                if (at < end) {
                    key = key(message);
                    at = values.decode(bytes.chunk(), at, end, true);
                    mark(0, message, key);
                }
            }
            if (keys != null && keys.isFull()) {
                flush(output);
            }
        }
        flush(output);
    }

    @Override
    public boolean isSettled() {
        return deadLetters == null || deadLetters.isKept();
    }

    @Override
    public void close() {
        if (deadLetters != null) {
            deadLetters.close();
        }
    }

    private void delete(int message, int key) {
        messageOf[deletions] = message;
        keyOf[deletions++] = key;
    }

    /** Decodes a message's key; returns its row. */
    private int key(int message) {
        if (keys == null) {
            return NULL_KEY;
        }
        Fetched.Bytes bytes =
                Objects.requireNonNull(Objects.requireNonNull(messages).keys());
        if (bytes.isNull(message)) {
            return upserts ? withoutKey(message) : NULL_KEY;
        }
        int before = keys.rows();
        keys.decodeMessage(bytes.chunk(), bytes.starts()[message], bytes.ends()[message]);
        return keys.rows() == before ? BAD_KEY : before;
    }

    /** Of an upsert it is not known which row it replaces. */
    private int withoutKey(int message) {
        Fetched.Messages present = Objects.requireNonNull(messages);
        ConsumerRecord<byte[], byte[]> record = present.records().get(message);
        String problem = "a record without a key cannot be read by 'upsert-kafka'";
        if (failing) {
            throw WeirException.of(KafkaError.NO_KEY, problem)
                    .at(new Position.Data(present.partition() + " at offset " + record.offset(), 0, ""))
                    .hint(WITHOUT_SUCH);
        }
        skipped.add(1);
        if (deadLetters != null) {
            deadLetters.keep(record, new DeadLetters.Reason(true, "", KafkaError.NO_KEY, problem));
        }
        return BAD_KEY;
    }

    private void mark(int from, int message, int key) {
        Arrays.fill(messageOf, from, values.rows(), message);
        Arrays.fill(keyOf, from, values.rows(), key);
    }

    private void flush(Consumer<Batch> output) {
        Batch keyRows = keys == null || keys.rows() == 0 ? null : keys.takeWithGaps();
        if (deletions > 0) {
            flushDeletions(keyRows, output);
        }
        if (values.rows() == 0) {
            return;
        }
        Batch valueRows = values.takeWithGaps();
        int rows = valueRows.physicalRows();
        Fetched.Messages present = Objects.requireNonNull(messages);
        Column[] columns = new Column[origins.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = switch (origins[i]) {
                case Origin.Value(int slot) -> valueRows.column(slot);
                case Origin.Key(int slot) -> keyColumn(i, keyRows, slot, rows);
                case Origin.Metadata(String key) -> MetadataColumns.of(key, schema.type(i), present, messageOf, rows);
            };
        }
        Batch batch = selected(Batch.of(schema, rows, columns).withWeights(valueRows.weights()), valueRows, keyRows);
        if (!batch.isEmpty()) {
            output.accept(batch.compact());
        }
    }

    private void flushDeletions(@Nullable Batch keyRows, Consumer<Batch> output) {
        int rows = deletions;
        deletions = 0;
        Column[] columns = new Column[origins.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = switch (origins[i]) {
                case Origin.Value value -> nulls(schema.type(i), rows);
                case Origin.Key(int slot) -> keyColumn(i, keyRows, slot, rows);
                case Origin.Metadata(String key) ->
                    MetadataColumns.of(key, schema.type(i), Objects.requireNonNull(messages), messageOf, rows);
            };
        }
        int[] weights = new int[rows];
        Arrays.fill(weights, -1);
        int[] good = new int[rows];
        int count = goodKeys(IntStream.range(0, rows).toArray(), rows, keyRows, good);
        if (count > 0) {
            output.accept(Batch.of(schema, rows, columns)
                    .withWeights(weights)
                    .select(good, count)
                    .compact());
        }
    }

    private static Column nulls(DataType type, int rows) {
        ColumnBuilder builder = ColumnBuilder.create(type, rows);
        for (int row = 0; row < rows; row++) {
            builder.appendNull();
        }
        return builder.build();
    }

    private Column keyColumn(int index, @Nullable Batch keyRows, int slot, int rows) {
        boolean anyNull = false;
        for (int row = 0; row < rows; row++) {
            anyNull |= keyOf[row] == NULL_KEY;
        }
        if (keyRows != null && !anyNull) {
            return keyRows.column(slot).take(Arrays.copyOf(keyOf, rows), rows);
        }
        ColumnBuilder builder = ColumnBuilder.create(schema.type(index), rows);
        for (int row = 0; row < rows; row++) {
            if (keyOf[row] == NULL_KEY || keyRows == null) {
                builder.appendNull();
            } else {
                builder.append(keyRows.column(slot), keyOf[row]);
            }
        }
        return builder.build();
    }

    /** Leaves out the rows whose value or key turned out to be bad. */
    private Batch selected(Batch batch, Batch valueRows, @Nullable Batch keyRows) {
        boolean allKeys = keyRows == null || keyRows.selection() == null;
        if (valueRows.selection() == null && allKeys) {
            return batch;
        }
        int[] rows = new int[valueRows.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = valueRows.row(i);
        }
        int[] selection = new int[rows.length];
        return batch.select(selection, goodKeys(rows, rows.length, keyRows, selection));
    }

    /** Keeps those of some rows whose key is good or absent; returns how many. */
    private int goodKeys(int[] rows, int count, @Nullable Batch keyRows, int[] kept) {
        boolean[] goodKeys = new boolean[keyRows == null ? 0 : keyRows.physicalRows()];
        for (int i = 0; keyRows != null && i < keyRows.size(); i++) {
            goodKeys[keyRows.row(i)] = true;
        }
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (keyOf[rows[i]] == NULL_KEY || goodKeys[keyOf[rows[i]]]) {
                kept[n++] = rows[i];
            }
        }
        return n;
    }

    /** Does with bad keys or values what {@code 'on-error'} says. */
    private final class Bad implements BadRecords {
        private final boolean inKey;

        Bad(boolean inKey) {
            this.inKey = inKey;
        }

        @Override
        public void onBadRecord(BadRecord record) {
            if (!failing) {
                skipped.add(1);
                if (deadLetters != null) {
                    deadLetters.keep(
                            recordOf(record),
                            new DeadLetters.Reason(inKey, record.field(), record.code(), record.problem()));
                }
                return;
            }
            long offset = recordOf(record).offset();
            int length = record.to() - record.from();
            String text = new String(record.chunk(), record.from(), Math.min(length, SHOWN), StandardCharsets.UTF_8);
            throw WeirException.of(
                            record.code(),
                            "%s; the %s is: %s%s",
                            record.problem(),
                            inKey ? "key" : "value",
                            text,
                            length > SHOWN ? "\u2026" : "")
                    .at(new Position.Data(
                            Objects.requireNonNull(messages).partition() + " at offset " + offset, 0, record.field()))
                    .hint(WITHOUT_SUCH);
        }

        private ConsumerRecord<byte[], byte[]> recordOf(BadRecord record) {
            Fetched.Messages present = Objects.requireNonNull(messages);
            Fetched.Bytes bytes = Objects.requireNonNull(inKey ? present.keys() : present.values());
            return present.records().get(bytes.recordAt(record.from()));
        }

        @Override
        public void onIgnoredRecord() {
            skipped.add(1);
        }
    }
}
