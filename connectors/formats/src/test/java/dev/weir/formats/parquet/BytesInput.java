package dev.weir.formats.parquet;

import dev.weir.base.WeirException;
import dev.weir.dataflow.connect.RandomAccessInput;
import dev.weir.formats.text.FormatError;

/** A file in memory. */
record BytesInput(String name, byte[] bytes) implements RandomAccessInput {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) {
        if (position < 0 || position + length > bytes.length) {
            throw WeirException.of(FormatError.DAMAGED_FILE, "the file ends at byte %s", bytes.length);
        }
        System.arraycopy(bytes, (int) position, target, offset, length);
    }

    @Override
    public void close() {}
}
