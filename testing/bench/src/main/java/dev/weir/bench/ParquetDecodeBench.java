package dev.weir.bench;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RandomAccessInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The example's flights, from a Parquet file in memory to columns. */
@State(Scope.Thread)
public class ParquetDecodeBench {
    private static final Path FILE = Path.of("examples", "flights", "data", "flights-3m.parquet");

    /** As many as the file has; JMH wants to know before it runs. */
    private static final int ROWS = 3_000_000;

    private static final Schema FLIGHTS = Schema.of(
            "date",
            DataTypes.timestamp(3),
            "delay",
            DataTypes.INT,
            "distance",
            DataTypes.INT,
            "origin",
            DataTypes.STRING,
            "destination",
            DataTypes.STRING);

    private byte[] bytes = new byte[0];
    private FileFormat format =
            FormatFactory.load("parquet").fileFormat(table()).orElseThrow();

    @Setup
    public void setUp() throws IOException {
        bytes = Files.readAllBytes(FILE);
    }

    private static FormatTable table() {
        return new FormatTable("flights", FLIGHTS, Configuration.EMPTY, ZoneOffset.UTC);
    }

    static List<JmhBench.Line> lines() {
        return List.of(
                new JmhBench.Line(
                        "Parquet, the 5 columns of the flights", ParquetDecodeBench.class, "all", Map.of(), 10e6, null),
                new JmhBench.Line("Parquet, origin and delay", ParquetDecodeBench.class, "some", Map.of(), null, null));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void all(Blackhole sink) {
        decode(sink, 0, 1, 2, 3, 4);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void some(Blackhole sink) {
        decode(sink, 3, 1);
    }

    private void decode(Blackhole sink, int... columns) {
        for (FileFormat.Section section : format.sections(new InMemory(bytes))) {
            try (FileFormat.Reader reader = format.open(new InMemory(bytes), section, columns)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    sink.consume(batch);
                }
            }
        }
    }

    private record InMemory(byte[] bytes) implements RandomAccessInput {
        @Override
        public String name() {
            return FILE.toString();
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long position, byte[] target, int offset, int length) {
            System.arraycopy(bytes, (int) position, target, offset, length);
        }

        @Override
        public void close() {}
    }
}
