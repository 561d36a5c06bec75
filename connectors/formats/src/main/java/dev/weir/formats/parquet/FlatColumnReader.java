package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.Validity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column that is neither nested nor repeated: one value, or NULL, a row. */
final class FlatColumnReader implements ColumnReader {
    private final Pages pages;
    private final int maxDefinition;
    private final ValueTarget target;
    private int left;
    private int[] levels = new int[0];
    private long @Nullable [] validity;

    FlatColumnReader(Pages pages, Leaf leaf, ValueTarget target) {
        this.pages = pages;
        this.maxDefinition = leaf.maxDefinition();
        this.target = target;
    }

    @Override
    public int readable(int rows) {
        nextPageIfDone();
        return target.needsOnePage() ? Math.min(rows, left) : rows;
    }

    private void nextPageIfDone() {
        while (left == 0) {
            if (!pages.next()) {
                throw new DamagedException("a column has fewer values than its row group has rows");
            }
            left = pages.size();
        }
    }

    @Override
    public Column read(int rows) {
        target.begin(rows);
        validity = null;
        int done = 0;
        while (done < rows) {
            nextPageIfDone();
            int some = Math.min(left, rows - done);
            readFromPage(done, some, rows);
            left -= some;
            done += some;
        }
        return target.finish(rows, validity);
    }

    private void readFromPage(int from, int count, int rows) {
        RunLengthReader definition = pages.definition();
        ValueReader values = pages.values();
        if (definition == null) {
            target.read(values, from, count);
            return;
        }
        if (definition.repeats() >= count && definition.repeatedValue() == maxDefinition) {
            definition.skipRepeated(count);
            target.read(values, from, count);
            return;
        }
        if (levels.length < count) {
            levels = new int[Math.max(count, 4096)];
        }
        definition.read(levels, 0, count);
        int at = 0;
        while (at < count) {
            int end = at;
            while (end < count && levels[end] == maxDefinition) {
                end++;
            }
            if (end > at) {
                target.read(values, from + at, end - at);
            }
            while (end < count && levels[end] != maxDefinition) {
                setNull(from + end, rows);
                end++;
            }
            at = end;
        }
    }

    private void setNull(int row, int rows) {
        if (validity == null) {
            validity = Validity.allValid(rows);
        }
        Validity.setNull(Objects.requireNonNull(validity), row);
    }
}
