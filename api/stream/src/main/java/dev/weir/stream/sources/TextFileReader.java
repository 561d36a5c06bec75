package dev.weir.stream.sources;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one file after the other. */
final class TextFileReader implements SourceReader {
    private static final int BATCH_ROWS = 1024;
    private static final Schema SCHEMA = Schema.ofObjects("String");

    private final ArrayDeque<TextFileSource.FileSplit> files = new ArrayDeque<>();
    private @Nullable BufferedReader reader;
    /** How many lines of the first of them were read. */
    private long line;

    @Override
    public void add(Source.Split split) {
        files.add((TextFileSource.FileSplit) split);
    }

    @Override
    public Status poll(SourceOutput output) {
        TextFileSource.FileSplit file = files.peek();
        if (file == null) {
            return Status.NEEDS_SPLIT;
        }
        try {
            BufferedReader open = reader;
            if (open == null) {
                open = Files.newBufferedReader(file.file());
                reader = open;
                line = 0;
                skip(file, open);
            }
            @Nullable Object[] lines = new @Nullable Object[BATCH_ROWS];
            int rows = 0;
            for (String next = open.readLine(); next != null; next = open.readLine()) {
                lines[rows++] = next;
                line++;
                if (rows == BATCH_ROWS) {
                    output.emit(file, Batch.ofObjects(SCHEMA, rows, lines, null));
                    return Status.MORE;
                }
            }
            if (rows > 0) {
                output.emit(file, Batch.ofObjects(SCHEMA, rows, Arrays.copyOf(lines, rows), null));
            }
            open.close();
            reader = null;
        } catch (IOException failure) {
            throw TextFileSource.unreadable(file.file(), line + 1, failure);
        }
        output.splitFinished(file);
        files.poll();
        return files.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
    }

    /** Goes on behind the lines that were read before. */
    private void skip(TextFileSource.FileSplit file, BufferedReader open) throws IOException {
        if (file.line() > 0) {
            file.checkUnchanged();
        }
        while (line < file.line() && open.readLine() != null) {
            line++;
        }
    }

    @Override
    public List<Source.Split> unread() {
        List<Source.Split> unread = new ArrayList<>(files);
        if (reader != null) {
            unread.set(0, files.element().from(line));
        }
        return unread;
    }

    @Override
    public void close() {
        BufferedReader open = reader;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                throw TextFileSource.unreadable(files.element().file(), line, failure);
            }
        }
    }
}
