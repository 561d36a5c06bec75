package dev.weir.print;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.RowKinds;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows as {@code prefix> +I[1, a]}. Rows that only add are printed at once; changes wait for the end of their
 * epoch, so that the two halves of an update stand together and what cancels out is never shown.
 *
 * @param table the table's name
 * @param identifier what the user wants to stand before every row; may be empty
 * @param standardError whether to print to standard error
 * @param upsertKey by which halves of updates are found; null when unknown
 */
public record PrintSink(String table, String identifier, boolean standardError, int @Nullable [] upsertKey)
        implements Sink {
    @Override
    public String describe() {
        return "Print(" + table + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        return new PrintWriter(prefix(context.subtask(), context.parallelism()), stream(), new RowKinds(upsertKey));
    }

    private PrintStream stream() {
        return standardError ? System.err : System.out;
    }

    String prefix(int subtask, int parallelism) {
        if (parallelism == 1) {
            return identifier.isEmpty() ? "" : identifier + "> ";
        }
        return identifier + (identifier.isEmpty() ? "" : ":") + (subtask + 1) + "> ";
    }

    /** Owned by its task's thread. */
    static final class PrintWriter implements Writer {
        private final String prefix;
        private final PrintStream stream;
        private final RowKinds pending;

        PrintWriter(String prefix, PrintStream stream, RowKinds pending) {
            this.prefix = prefix;
            this.stream = stream;
            this.pending = pending;
        }

        @Override
        public void write(Batch batch) {
            if (batch.weights() == null && pending.isEmpty()) {
                print(batch.toRows());
            } else {
                pending.add(batch);
            }
        }

        @Override
        public void epoch(long epoch) {
            print(pending.drain());
        }

        @Override
        public void finish() {
            print(pending.drain());
        }

        private void print(List<Row> rows) {
            if (rows.isEmpty()) {
                return;
            }
            StringBuilder text = new StringBuilder(rows.size() * 32);
            rows.forEach(row -> text.append(prefix).append(row).append('\n'));
            byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
            stream.write(utf8, 0, utf8.length);
            stream.flush();
        }
    }
}
