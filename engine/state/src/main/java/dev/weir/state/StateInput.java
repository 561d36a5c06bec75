package dev.weir.state;

import dev.weir.data.LittleEndian;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link StateOutput} has written. Whatever the bytes are, it fails with {@link DamagedStateException} only,
 * and allocates no more than there are bytes.
 */
final class StateInput {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_TEXT = 1 << 20;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long before;

    StateInput(InputStream source) {
        this.source = source;
    }

    /** How many bytes have been read. */
    long offset() {
        return before + position;
    }

    private boolean fill() throws IOException {
        before += limit;
        position = 0;
        limit = Math.max(0, source.read(buffer, 0, BUFFER));
        return limit > 0;
    }

    /** Whether there is nothing more. */
    boolean isAtEnd() throws IOException {
        return position == limit && !fill();
    }

    int readByte() throws IOException {
        if (position == limit && !fill()) {
            throw new DamagedStateException("it ends early, after " + offset() + " bytes");
        }
        return buffer[position++] & 0xFF;
    }

    long readWord() throws IOException {
        if (limit - position >= Long.BYTES) {
            long word = LittleEndian.longAt(buffer, position);
            position += Long.BYTES;
            return word;
        }
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word |= (long) readByte() << 8 * i;
        }
        return word;
    }

    long readNumber() throws IOException {
        if (limit - position >= Long.BYTES) {
            long word = LittleEndian.longAt(buffer, position);
            long ends = ~word & SevenBits.MORE;
            if (ends != 0) {
                int bits = Long.numberOfTrailingZeros(ends) + 1;
                position += bits >>> 3;
                return SevenBits.gather(word & -1L >>> Long.SIZE - bits);
            }
        }
        return readLongNumber();
    }

    private long readLongNumber() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedStateException("a number without end at byte " + offset());
    }

    long readSigned() throws IOException {
        long number = readNumber();
        return number >>> 1 ^ -(number & 1);
    }

    /** A number that must be smaller than a bound. */
    int readBelow(long bound, String what) throws IOException {
        long number = readNumber();
        if (number < 0 || number >= bound) {
            throw new DamagedStateException(what + " is " + Long.toUnsignedString(number) + " at byte " + offset());
        }
        return (int) number;
    }

    /** How many of something: any int that is not negative. */
    int readCount(String what) throws IOException {
        return readBelow(Integer.MAX_VALUE, what);
    }

    /** Reads bytes into an array that is replaced when it is too short. */
    byte[] readBytes(int length, byte[] reused) throws IOException {
        byte[] bytes = reused;
        int read = 0;
        while (read < length) {
            if (position == limit && !fill()) {
                throw new DamagedStateException("it ends early, after " + offset() + " bytes");
            }
            int some = Math.min(length - read, limit - position);
            if (read + some > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(read + some, 2L * bytes.length), length));
            }
            System.arraycopy(buffer, position, bytes, read, some);
            position += some;
            read += some;
        }
        return bytes;
    }

    /** Bytes in an array of their own. */
    byte[] readExactly(int length) throws IOException {
        byte[] bytes = readBytes(length, new byte[Math.min(length, BUFFER)]);
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    String readText() throws IOException {
        int length = readBelow(LONGEST_TEXT, "the length of a text");
        return new String(readBytes(length, new byte[length]), 0, length, StandardCharsets.UTF_8);
    }
}
