package dev.weir.state;

import dev.weir.data.LittleEndian;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the values of which state consists: numbers of variable length, words, bytes. Buffered. */
final class StateOutput {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NUMBER = 10;

    private final OutputStream target;
    private final byte[] buffer = new byte[BUFFER];
    private int size;

    StateOutput(OutputStream target) {
        this.target = target;
    }

    void flush() throws IOException {
        target.write(buffer, 0, size);
        size = 0;
    }

    private void room(int bytes) throws IOException {
        if (BUFFER - size < bytes) {
            flush();
        }
    }

    void writeByte(int value) throws IOException {
        room(1);
        buffer[size++] = (byte) value;
    }

    /** A word of eight bytes, lowest first. */
    void writeWord(long value) throws IOException {
        room(Long.BYTES);
        LittleEndian.putLong(buffer, size, value);
        size += Long.BYTES;
    }

    /** A number without sign, seven bits a byte, lowest first. */
    void writeNumber(long value) throws IOException {
        room(LONGEST_NUMBER);
        if ((value & ~0x7FL) == 0) {
            buffer[size++] = (byte) value;
            return;
        }
        // All bytes at once: how many there are would be guessed wrong again and again.
        int bytes = (Long.SIZE + 6 - Long.numberOfLeadingZeros(value)) / 7;
        long groups = SevenBits.spread(value);
        if (bytes <= Long.BYTES) {
            LittleEndian.putLong(buffer, size, groups | SevenBits.MORE & (1L << 8 * (bytes - 1)) - 1);
        } else {
            LittleEndian.putLong(buffer, size, groups | SevenBits.MORE);
            int high = (int) (value >>> 7 * Long.BYTES);
            buffer[size + Long.BYTES] = (byte) (bytes == LONGEST_NUMBER ? high | 0x80 : high);
            buffer[size + Long.BYTES + 1] = (byte) (high >>> 7);
        }
        size += bytes;
    }

    /** A number with sign: those near 0 are short. */
    void writeSigned(long value) throws IOException {
        writeNumber(value << 1 ^ value >> 63);
    }

    void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        if (length > BUFFER) {
            flush();
            target.write(bytes, offset, length);
            return;
        }
        room(length);
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }

    void writeText(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(bytes.length);
        writeBytes(bytes, 0, bytes.length);
    }
}
