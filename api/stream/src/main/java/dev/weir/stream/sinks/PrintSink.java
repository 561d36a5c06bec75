package dev.weir.stream.sinks;

import dev.weir.stream.process.TaskInfo;
import java.io.PrintStream;

/**
 * Prints records, a line each, with the number of the instance in front when there are several.
 *
 * @param label printed in front of each line, empty for none
 * @param standardError whether to print to standard error
 */
public record PrintSink<T>(String label, boolean standardError) implements Sink<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        TaskInfo task = context.getTaskInfo();
        String number = task.parallelism() > 1 ? String.valueOf(task.subtask() + 1) : "";
        String separator = label.isEmpty() || number.isEmpty() ? "" : ":";
        String prefix = label.isEmpty() && number.isEmpty() ? "" : label + separator + number + "> ";
        PrintStream stream = standardError ? System.err : System.out;
        return new Writer<>(prefix, stream);
    }

    /** Gathers the lines of a batch, so that those of several instances do not mix. */
    @SuppressWarnings("try")
    private static final class Writer<T> implements SinkWriter<T> {
        private final String prefix;
        private final PrintStream stream;
        private final StringBuilder lines = new StringBuilder();

        Writer(String prefix, PrintStream stream) {
            this.prefix = prefix;
            this.stream = stream;
        }

        @Override
        public void write(T element, Context context) {
            lines.append(prefix).append(element).append('\n');
        }

        @Override
        public void flush(boolean endOfInput) {
            stream.print(lines);
            stream.flush();
            lines.setLength(0);
        }
    }
}
