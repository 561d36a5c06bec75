package dev.weir.expressions.kernels;

import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.data.Validity;
import dev.weir.expressions.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a column together from parts of others: from each the values at some rows. Rows that no part covers are NULL.
 * Parts that are all constant make a dictionary.
 */
public final class Merger {
    private record Part(Column column, Rows rows) {}

    private final DataType type;
    private final int size;
    private final List<Part> parts = new ArrayList<>();

    /** @param size the physical length of the parts and the result */
    public Merger(DataType type, int size) {
        this.type = type;
        this.size = size;
    }

    /** Takes the rows' values from a column of the result's representation. */
    public void add(Column column, Rows rows) {
        if (!rows.isEmpty()) {
            parts.add(new Part(column, rows));
        }
    }

    public Column build() {
        if (parts.isEmpty()) {
            return Columns.allNull(type, size);
        }
        if (parts.size() == 1 && parts.getFirst().rows().isAll()) {
            return parts.getFirst().column();
        }
        if (parts.stream().allMatch(part -> part.column() instanceof ConstantColumn)) {
            return dictionary();
        }
        parts.replaceAll(Merger::withoutDictionary);
        return switch (Vectors.values(parts.getFirst().column())) {
            case BooleanColumn c -> booleans();
            case IntColumn c -> ints();
            case LongColumn c -> longs();
            case FloatColumn c -> floats();
            case DoubleColumn c -> doubles();
            case DecimalColumn c -> decimals();
            case TimestampColumn c -> timestamps();
            case BytesColumn c -> bytes();
            default -> rowByRow();
        };
    }

    private static Part withoutDictionary(Part part) {
        return part.column() instanceof DictionaryColumn dictionary
                ? new Part(Columns.flat(dictionary), part.rows())
                : part;
    }

    private Column dictionary() {
        ColumnBuilder entries = ColumnBuilder.create(type, parts.size());
        int[] indexes = new int[size];
        for (Part part : parts) {
            ConstantColumn constant = (ConstantColumn) part.column();
            if (constant.isNull()) {
                continue;
            }
            int entry = entries.size();
            entries.append(constant.single(), 0);
            for (int i = 0; i < part.rows().count(); i++) {
                indexes[part.rows().row(i)] = entry;
            }
        }
        if (entries.size() == 0) {
            return Columns.allNull(type, size);
        }
        return new DictionaryColumn(entries.build(), size, indexes, validity());
    }

    /** The bitmap of the rows that a part covers with a value; null when those are all. */
    private long @Nullable [] validity() {
        boolean complete = parts.stream().mapToInt(part -> part.rows().count()).sum() == size;
        if (complete && parts.stream().allMatch(part -> Columns.validity(part.column()) == null)) {
            return null;
        }
        long[] bits = new long[Validity.words(size)];
        int present = 0;
        for (Part part : parts) {
            long[] own = Columns.validity(part.column());
            Rows rows = part.rows();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                long bit = own == null ? 1 : own[row >>> 6] >>> row & 1;
                bits[row >>> 6] |= bit << row;
                present += (int) bit;
            }
        }
        return present == size ? null : bits;
    }

    private Column booleans() {
        boolean[] results = new boolean[size];
        for (Part part : parts) {
            boolean[] values = ((BooleanColumn) Vectors.values(part.column())).values();
            int mask = Vectors.mask(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                results[row] = values[row & mask];
            }
        }
        return new BooleanColumn(type, size, results, validity());
    }

    private Column ints() {
        int[] results = new int[size];
        for (Part part : parts) {
            int[] values = ((IntColumn) Vectors.values(part.column())).values();
            int mask = Vectors.mask(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                results[row] = values[row & mask];
            }
        }
        return new IntColumn(type, size, results, validity());
    }

    private Column longs() {
        return new LongColumn(type, size, mergeLongs(part -> ((LongColumn) part).values()), validity());
    }

    private interface Longs {
        long[] of(Column flat);
    }

    private long[] mergeLongs(Longs longs) {
        long[] first = longs.of(Vectors.values(parts.getFirst().column()));
        if (parts.stream().allMatch(part -> isArrayOf(part.column(), longs, first))) {
            return first;
        }
        long[] results = new long[size];
        for (Part part : parts) {
            long[] values = longs.of(Vectors.values(part.column()));
            int mask = Vectors.mask(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                results[row] = values[row & mask];
            }
        }
        return results;
    }

    /** Parts of what is one column in several columns of a source, such as the fields of rows of several kinds. */
    private static boolean isArrayOf(Column column, Longs longs, long[] array) {
        return !(column instanceof ConstantColumn) && longs.of(column) == array;
    }

    private Column floats() {
        float[] results = new float[size];
        for (Part part : parts) {
            float[] values = ((FloatColumn) Vectors.values(part.column())).values();
            int mask = Vectors.mask(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                results[row] = values[row & mask];
            }
        }
        return new FloatColumn(type, size, results, validity());
    }

    private Column doubles() {
        double[] results = new double[size];
        for (Part part : parts) {
            double[] values = ((DoubleColumn) Vectors.values(part.column())).values();
            int mask = Vectors.mask(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                results[row] = values[row & mask];
            }
        }
        return new DoubleColumn(type, size, results, validity());
    }

    private Column decimals() {
        long[] low = mergeLongs(flat -> ((DecimalColumn) flat).low());
        long[] high = null;
        if (!Decimals.isShort(type)) {
            high = mergeLongs(flat -> java.util.Objects.requireNonNull(((DecimalColumn) flat).high()));
        }
        return new DecimalColumn(type, size, low, high, validity());
    }

    private Column timestamps() {
        long[] millis = mergeLongs(flat -> ((TimestampColumn) flat).millis());
        int[] nanos = null;
        for (Part part : parts) {
            int[] values = ((TimestampColumn) Vectors.values(part.column())).nanosOfMilli();
            if (values == null) {
                continue;
            }
            nanos = nanos == null ? new int[size] : nanos;
            int mask = Vectors.mask(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                nanos[row] = values[row & mask];
            }
        }
        return new TimestampColumn(type, size, millis, nanos, validity());
    }

    private Column bytes() {
        byte[] first = ((BytesColumn) Vectors.values(parts.getFirst().column())).bytes();
        boolean sameBuffer = parts.stream().allMatch(p -> ((BytesColumn) Vectors.values(p.column())).bytes() == first);
        if (sameBuffer) {
            return views(first);
        }
        TextWriter writer = new TextWriter(Rows.all(size), 16);
        for (Part part : parts) {
            Texts texts = Texts.of(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                if (!part.column().isNull(row)) {
                    writer.put(row, texts.bytes(), texts.offset(row), texts.length(row));
                }
            }
        }
        return Columns.withValidity(writer.build(type), validity());
    }

    private Column views(byte[] buffer) {
        int[] offsets = new int[size];
        int[] lengths = new int[size];
        for (Part part : parts) {
            Texts texts = Texts.of(part.column());
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().row(i);
                offsets[row] = texts.offset(row);
                lengths[row] = texts.length(row);
            }
        }
        return new BytesColumn(type, size, buffer, offsets, lengths, validity());
    }

    private Column rowByRow() {
        @Nullable Column[] sources = new @Nullable Column[size];
        for (Part part : parts) {
            for (int i = 0; i < part.rows().count(); i++) {
                sources[part.rows().row(i)] = part.column();
            }
        }
        ColumnBuilder builder = ColumnBuilder.create(type, size);
        for (int row = 0; row < size; row++) {
            Column source = sources[row];
            if (source == null) {
                builder.appendNull();
            } else {
                builder.append(source, row);
            }
        }
        return builder.build();
    }
}
