package dev.weir.bench.loops;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.StringJoiner;

/** Prints rows as the {@code print} connectors of Weir and Flink do. */
final class PrintedRows implements RowWriter {
    private final String identifier;
    private final PrintStream out;
    private StringJoiner row = new StringJoiner(", ");

    PrintedRows(String identifier, PrintStream out) {
        this.identifier = identifier;
        this.out = out;
    }

    @Override
    public void number(long value) {
        row.add(Long.toString(value));
    }

    @Override
    public void decimal(long unscaled, int scale) {
        row.add(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    @Override
    public void time(long millis) {
        row.add(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)
                .toString());
    }

    @Override
    public void text(byte[] bytes, int offset, int length) {
        row.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void endRow() {
        out.println(identifier + "> +I[" + row + "]");
        row = new StringJoiner(", ");
    }
}
