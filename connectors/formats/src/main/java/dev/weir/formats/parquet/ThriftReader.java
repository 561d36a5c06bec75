package dev.weir.formats.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Thrift's compact protocol from a byte array:
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md. A struct is read by calling
 * {@link #nextField} until it returns 0, between {@link #beginStruct} and {@link #endStruct}.
 */
final class ThriftReader {
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int BYTE = 3;
    static final int I16 = 4;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int DOUBLE = 7;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int SET = 10;
    static final int MAP = 11;
    static final int STRUCT = 12;

    private static final int MAX_DEPTH = 64;

    private final byte[] bytes;
    private final int end;
    private int at;
    private final int[] outerFields = new int[MAX_DEPTH];
    private int depth;
    private int field;
    private int type;

    ThriftReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** Index of the next byte. */
    int position() {
        return at;
    }

    void beginStruct() {
        if (depth == MAX_DEPTH) {
            throw new DamagedException("structures are nested too deeply");
        }
        outerFields[depth++] = field;
        field = 0;
    }

    void endStruct() {
        field = outerFields[--depth];
    }

    /** Goes to the next field of the present struct; returns its id, or 0 at the struct's end. */
    int nextField() {
        int header = readByte();
        if (header == 0) {
            return 0;
        }
        type = header & 0x0F;
        int delta = header >>> 4;
        field = delta == 0 ? (int) readI64() : field + delta;
        return field;
    }

    /** The type of the present field. */
    int fieldType() {
        return type;
    }

    boolean readBoolean() {
        return type == TRUE;
    }

    int readByte() {
        if (at >= end) {
            throw new DamagedException("metadata ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    int readI32() {
        return (int) readI64();
    }

    long readI64() {
        long raw = readVarint();
        return raw >>> 1 ^ -(raw & 1);
    }

    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedException("a number in the metadata is too long");
    }

    byte[] readBinary() {
        int length = checkedLength(readVarint());
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String readString() {
        return new String(readBinary(), StandardCharsets.UTF_8);
    }

    private int checkedLength(long length) {
        if (length < 0 || length > end - at) {
            throw new DamagedException("a length in the metadata reaches beyond its end");
        }
        return (int) length;
    }

    /** Begins a list; returns the number of its elements and makes their type the {@link #fieldType()}. */
    int readListSize() {
        int header = readByte();
        type = header & 0x0F;
        int size = header >>> 4;
        return checkedLength(size == 15 ? readVarint() : size);
    }

    /** Skips the value of the present field. */
    void skip() {
        skip(type);
    }

    private void skip(int skipped) {
        switch (skipped) {
            case TRUE, FALSE -> {}
            case BYTE -> readByte();
            case I16, I32, I64 -> readVarint();
            case DOUBLE -> skipBytes(8);
            case BINARY -> skipBytes(readVarint());
            case LIST, SET -> {
                int size = readListSize();
                int elements = type;
                for (int i = 0; i < size; i++) {
                    skipElement(elements);
                }
            }
            case MAP -> skipMap();
            case STRUCT -> {
                beginStruct();
                while (nextField() != 0) {
                    skip();
                }
                endStruct();
            }
            default -> throw new DamagedException("unknown type " + skipped + " in the metadata");
        }
    }

    private void skipBytes(long count) {
        int length = checkedLength(count);
        at += length;
    }

    private void skipElement(int element) {
        if (element == TRUE || element == FALSE) {
            readByte();
        } else {
            skip(element);
        }
    }

    private void skipMap() {
        int size = checkedLength(readVarint());
        if (size > 0) {
            int types = readByte();
            for (int i = 0; i < size; i++) {
                skipElement(types >>> 4);
                skipElement(types & 0x0F);
            }
        }
    }
}
