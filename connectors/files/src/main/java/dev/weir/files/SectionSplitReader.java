package dev.weir.files;

import dev.weir.data.Batch;
import dev.weir.dataflow.connect.FileFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one section. One thread. */
final class SectionSplitReader implements FileReader.SplitReader {
    private final FileSplit split;
    private final FileFormat.Reader reader;
    private long toSkip;
    private long returned;

    /** @param reader of the whole section; rows that the split does not have are passed over */
    SectionSplitReader(FileSplit split, FileFormat.Reader reader) {
        this.split = split;
        this.reader = reader;
        toSkip = split.begin().position();
        returned = toSkip;
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = reader.next();
        while (batch != null && toSkip > 0) {
            int skipped = (int) Math.min(toSkip, batch.size());
            toSkip -= skipped;
            batch = skipped == batch.size() ? reader.next() : behind(batch, skipped);
        }
        returned += batch == null ? 0 : batch.size();
        return batch;
    }

    private static Batch behind(Batch batch, int first) {
        int[] rows = new int[batch.size() - first];
        Arrays.setAll(rows, i -> batch.row(first + i));
        return batch.select(rows, rows.length);
    }

    @Override
    public FileSplit unread() {
        return split.from(returned, 0);
    }

    @Override
    public void close() {
        reader.close();
    }
}
