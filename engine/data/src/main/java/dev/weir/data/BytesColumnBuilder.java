package dev.weir.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BytesColumn}; the bytes are copied into a buffer of its own. */
public final class BytesColumnBuilder extends ColumnBuilder {
    private byte[] bytes;
    private int used;
    private int[] offsets;
    private int[] lengths;

    BytesColumnBuilder(DataType type, int capacity) {
        super(type);
        bytes = new byte[capacity * 16];
        offsets = new int[capacity];
        lengths = new int[capacity];
    }

    /** Appends a copy of some bytes. */
    public void append(byte[] source, int offset, int length) {
        write(source, offset, length);
        advanceValid();
    }

    /** Appends text. */
    public void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    private void write(byte[] source, int offset, int length) {
        if (size() == offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length));
            lengths = Arrays.copyOf(lengths, offsets.length);
        }
        if (length > bytes.length - used) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(used, length), grown(bytes.length)));
        }
        System.arraycopy(source, offset, bytes, used, length);
        offsets[size()] = used;
        lengths[size()] = length;
        used += length;
    }

    @Override
    void appendSlot() {
        write(bytes, 0, 0);
    }

    @Override
    void appendFlat(Column source, int row) {
        BytesColumn column = (BytesColumn) source;
        write(column.bytes(), column.offsets()[row], column.lengths()[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        byte[] content = switch (Objects.requireNonNull(value)) {
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> (byte[]) value;
        };
        write(content, 0, content.length);
    }

    @Override
    BytesColumn finish(int rows, long @Nullable [] bits) {
        BytesColumn column = new BytesColumn(type(), rows, bytes, offsets, lengths, bits);
        bytes = new byte[Math.max(used, 64)];
        used = 0;
        offsets = new int[Math.max(rows, 4)];
        lengths = new int[offsets.length];
        return column;
    }
}
