package dev.weir.bench;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.dataflow.connect.RecordFormat;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Bids of an auction as lines of JSON and CSV, from bytes in memory to columns. */
@State(Scope.Thread)
public class TextDecodeBench {
    /** Four to seven megabytes, more than a core's own caches hold. */
    private static final int CHUNKS = 64;

    private static final int CHUNK_LINES = 512;
    private static final int ALL_LINES = CHUNKS * CHUNK_LINES;

    private static final Schema BIDS = Schema.of(
            "auction",
            DataTypes.BIGINT,
            "bidder",
            DataTypes.BIGINT,
            "price",
            DataTypes.BIGINT,
            "channel",
            DataTypes.STRING,
            "url",
            DataTypes.STRING,
            "dateTime",
            DataTypes.timestamp(3),
            "extra",
            DataTypes.STRING);

    private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6};
    private static final int[] NUMBERS = {0, 2, 5};
    private static final List<String> CHANNELS = List.of("Google", "Facebook", "Baidu", "Apple", "channel-4711");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final int LETTERS = 26;

    private static final BadRecords FAILING = record -> {
        throw WeirException.of(record.code(), "%s", record.problem());
    };

    @Param("json")
    public String format = "json";

    @Param("7")
    public int fields = 7;

    private final List<byte[]> chunks = new ArrayList<>();
    private @Nullable RecordFormat records;

    @Setup
    public void setUp() {
        SplittableRandom random = Samples.random("bids");
        for (int i = 0; i < CHUNKS; i++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < CHUNK_LINES; line++) {
                text.append(format.equals("json") ? json(random) : csv(random)).append('\n');
            }
            chunks.add(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        FormatTable table = new FormatTable("bids", BIDS, Configuration.EMPTY, ZoneOffset.UTC);
        records = FormatFactory.load(format).recordFormat(table).orElseThrow();
    }

    static List<JmhBench.Line> lines() {
        return List.of(
                line("JSON, lines of 200 bytes, 7 fields", "json", 7, 5e6),
                line("JSON, lines of 200 bytes, 3 of 7 fields", "json", 3, null),
                line("CSV, lines of 130 bytes, 7 fields", "csv", 7, 8e6),
                line("CSV, lines of 130 bytes, 3 of 7 fields", "csv", 3, null));
    }

    private static JmhBench.Line line(String what, String format, int fields, @Nullable Double target) {
        return new JmhBench.Line(
                what, TextDecodeBench.class, "decode", Map.of("format", format, "fields", "" + fields), target, null);
    }

    private static String json(SplittableRandom random) {
        return String.format(
                "{\"auction\":%d,\"bidder\":%d,\"price\":%d,\"channel\":\"%s\",\"url\":\"%s\","
                        + "\"dateTime\":\"%s\",\"extra\":\"%s\"}",
                random.nextInt(100_000, 2_000_000),
                random.nextInt(100_000, 2_000_000),
                random.nextInt(100, 10_000_000),
                channel(random),
                url(random),
                time(random),
                letters(random, 24));
    }

    private static String csv(SplittableRandom random) {
        return String.format(
                "%d,%d,%d,%s,%s,%s,%s",
                random.nextInt(100_000, 2_000_000),
                random.nextInt(100_000, 2_000_000),
                random.nextInt(100, 10_000_000),
                channel(random),
                url(random),
                time(random),
                letters(random, 24));
    }

    private static String channel(SplittableRandom random) {
        return CHANNELS.get(random.nextInt(CHANNELS.size()));
    }

    private static String url(SplittableRandom random) {
        return "https://www.nexmark.com/" + letters(random, 12) + "/item";
    }

    private static String time(SplittableRandom random) {
        long millis = 1_000_000_000_000L + random.nextInt(Integer.MAX_VALUE);
        return TIME.format(
                LocalDateTime.ofEpochSecond(millis / 1000, (int) (millis % 1000) * 1_000_000, ZoneOffset.UTC));
    }

    private static String letters(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + random.nextInt(LETTERS)));
        }
        return text.toString();
    }

    @Benchmark
    @OperationsPerInvocation(ALL_LINES)
    public void decode(Blackhole sink) {
        RecordDecoder decoder = Objects.requireNonNull(records).decoder(fields == ALL.length ? ALL : NUMBERS, FAILING);
        for (byte[] chunk : chunks) {
            decoder.begin(true);
            int at = 0;
            do {
                at = decoder.decode(chunk, at, chunk.length, true);
                if (decoder.rows() > 0) {
                    sink.consume(decoder.take());
                }
            } while (at < chunk.length);
        }
    }
}
