package dev.weir.testkit;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordDecoder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Messages of a format, written and read as Kafka's connector does. */
public record Coding(FormatFactory factory, FormatTable table) {
    /**
     * Messages of a table's format.
     *
     * @param options alternating keys and values
     */
    public static Coding of(FormatFactory factory, Schema schema, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        Configuration configuration = new Configuration(map);
        configuration.validate(factory.options());
        return new Coding(factory, new FormatTable("t", schema, configuration, ZoneOffset.UTC));
    }

    /** The message of each row. */
    public List<byte[]> write(List<Row> rows) {
        RecordBuffer buffer = new RecordBuffer(new byte[0]);
        factory.messageEncoder(table)
                .orElseThrow()
                .encoder(table.schema())
                .encode(Batch.ofRows(table.schema(), rows), buffer);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < buffer.records(); i++) {
            messages.add(Arrays.copyOfRange(buffer.bytes(), i == 0 ? 0 : buffer.end(i - 1), buffer.end(i)));
        }
        return messages;
    }

    /** The rows of messages, and what is said of bad ones. */
    public List<Row> read(List<byte[]> messages, List<BadRecords.BadRecord> bad) {
        return read(messages, bad, IntStream.range(0, table.schema().size()).toArray());
    }

    /** The same of some columns. */
    public List<Row> read(List<byte[]> messages, List<BadRecords.BadRecord> bad, int... projection) {
        RecordDecoder decoder = factory.messageFormat(table).orElseThrow().decoder(projection, bad::add);
        List<Row> rows = new ArrayList<>();
        for (byte[] message : messages) {
            // Messages lie within a chunk.
            byte[] chunk = new byte[message.length + 7];
            Arrays.fill(chunk, (byte) 0x55);
            System.arraycopy(message, 0, chunk, 3, message.length);
            decoder.decodeMessage(chunk, 3, 3 + message.length);
            if (decoder.isFull()) {
                rows.addAll(decoder.take().toRows());
            }
        }
        rows.addAll(decoder.takeWithGaps().toRows());
        return rows;
    }
}
