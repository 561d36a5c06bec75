package dev.weir.formats.text;

import dev.weir.base.Configuration;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Decodes bytes in chunks of any size, as a connector would. */
public final class Decoding implements BadRecords {
    public final List<Row> rows = new ArrayList<>();
    public final List<String> problems = new ArrayList<>();
    public int ignored;

    public static FormatTable table(Schema schema, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new FormatTable("t", schema, new Configuration(map), ZoneOffset.UTC);
    }

    public static Decoding of(String format, Schema schema, String text, String... options) {
        int[] all = IntStream.range(0, schema.size()).toArray();
        return of(format, schema, all, text.getBytes(StandardCharsets.UTF_8), 1 << 20, options);
    }

    public static Decoding of(
            String format, Schema schema, int[] projection, byte[] bytes, int chunkSize, String... options) {
        Decoding decoding = new Decoding();
        RecordDecoder decoder = FormatFactory.load(format)
                .recordFormat(table(schema, options))
                .orElseThrow()
                .decoder(projection, decoding);
        decoder.begin(true);
        decoding.run(decoder, bytes, chunkSize);
        return decoding;
    }

    private void run(RecordDecoder decoder, byte[] bytes, int chunkSize) {
        int read = 0;
        byte[] left = new byte[0];
        boolean last = false;
        while (!last) {
            int take = Math.min(chunkSize, bytes.length - read);
            // Room behind the content, filled with what must never be read as such.
            byte[] chunk = Arrays.copyOf(left, left.length + take + 3);
            Arrays.fill(chunk, left.length + take, chunk.length, (byte) '"');
            System.arraycopy(bytes, read, chunk, left.length, take);
            read += take;
            last = read == bytes.length;
            int end = left.length + take;
            int at = 0;
            boolean full;
            do {
                at = decoder.decode(chunk, at, end, last);
                full = decoder.isFull();
                if (decoder.rows() > 0) {
                    rows.addAll(decoder.take().toRows());
                }
            } while (full);
            left = Arrays.copyOfRange(chunk, at, end);
        }
        if (left.length > 0) {
            throw new AssertionError("left over: " + new String(left, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void onBadRecord(BadRecord record) {
        String text = new String(record.chunk(), record.from(), record.to() - record.from(), StandardCharsets.UTF_8);
        problems.add(record.code().code() + " " + record.field() + ": " + record.problem() + " <" + text + ">");
    }

    @Override
    public void onIgnoredRecord() {
        ignored++;
    }
}
