package dev.weir.files;

import dev.weir.base.Configuration;
import dev.weir.base.Counter;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectOptions.OnError;
import dev.weir.dataflow.connect.RecordBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Does with bad records what {@code 'on-error'} says. One thread. */
final class BadRecordPolicy implements BadRecords {
    private static final int SHOWN = 80;

    private final OnError onError;
    private final @Nullable Path deadLetters;
    private final Counter skipped;
    private @Nullable FileSplit split;
    private long chunkStart;
    /** The line at a place of the split's file, so that each byte is counted once. */
    private long countedTo;

    private long line = 1;

    BadRecordPolicy(Configuration options, Path directory, OperatorContext context) {
        onError = options.get(ConnectOptions.ON_ERROR);
        deadLetters = options.find(ConnectOptions.DEAD_LETTER_PATH)
                .map(path -> FilePaths.resolve(path, directory))
                .orElse(null);
        skipped = context.metrics().counter(context.name() + ".skipped-records");
    }

    /** Fails when the options contradict each other. */
    static void check(Configuration options) {
        boolean wanted = options.get(ConnectOptions.ON_ERROR) == OnError.DEAD_LETTER;
        if (wanted && options.find(ConnectOptions.DEAD_LETTER_PATH).isEmpty()) {
            throw WeirException.of(
                    FilesError.INVALID_OPTIONS,
                    "'on-error'='dead-letter' needs '%s'",
                    ConnectOptions.DEAD_LETTER_PATH.key());
        }
    }

    /** Says which chunk is decoded next: where in the file's content its first byte stands. */
    void at(FileSplit present, long start) {
        if (!present.equals(split)) {
            split = present;
            countedTo = 0;
            line = 1;
        }
        chunkStart = start;
    }

    @Override
    public void onBadRecord(BadRecord record) {
        switch (onError) {
            case FAIL -> throw error(record);
            case SKIP -> skipped.add(1);
            case DEAD_LETTER -> {
                skipped.add(1);
                keep(record);
            }
        }
    }

    @Override
    public void onIgnoredRecord() {
        skipped.add(1);
    }

    private WeirException error(BadRecord record) {
        return WeirException.of(record.code(), "%s; the record is: %s", record.problem(), shown(record))
                .at(place(record))
                .hint("'on-error'='skip' or 'dead-letter' goes on without such records");
    }

    private static String shown(BadRecord record) {
        int length = record.to() - record.from();
        String text = new String(record.chunk(), record.from(), Math.min(length, SHOWN), StandardCharsets.UTF_8);
        return text.replace('\n', '\u23CE').replace('\r', ' ') + (length > SHOWN ? "\u2026" : "");
    }

    private Position.Data place(BadRecord record) {
        FileSplit file = java.util.Objects.requireNonNull(split);
        return new Position.Data(
                file.file().toString(), lineOf(file.file(), chunkStart + record.from()), record.field());
    }

    /** Counts the lines up to a byte of a file's content. */
    private long lineOf(Path file, long offset) {
        try (InputStream stream = Compression.open(file)) {
            stream.skipNBytes(countedTo);
            byte[] window = new byte[1 << 16];
            while (countedTo < offset) {
                int count = stream.readNBytes(window, 0, (int) Math.min(window.length, offset - countedTo));
                if (count == 0) {
                    break;
                }
                for (int i = 0; i < count; i++) {
                    line += window[i] == '\n' ? 1 : 0;
                }
                countedTo += count;
            }
            return line;
        } catch (IOException e) {
            throw FilePaths.unreadable(file, e);
        }
    }

    private void keep(BadRecord record) {
        Path target = java.util.Objects.requireNonNull(deadLetters);
        Position.Data place = place(record);
        RecordBuffer line = RecordBuffer.ofLines();
        line.putText("{\"source\":" + quoted(place.source()) + ",\"line\":" + place.record() + ",\"field\":"
                + quoted(record.field()) + ",\"code\":" + quoted(record.code().code()) + ",\"problem\":"
                + quoted(record.problem()) + ",\"record\":"
                + quoted(new String(record.chunk(), record.from(), record.to() - record.from(), StandardCharsets.UTF_8))
                + "}");
        line.endRecord();
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            // One write a record: several readers may append to the same file.
            channel.write(ByteBuffer.wrap(line.bytes(), 0, line.size()));
        } catch (IOException e) {
            throw WeirException.of(FilesError.UNWRITABLE, "cannot write dead letters to '%s': %s", target, e)
                    .causedBy(e);
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < ' ') {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
