package dev.weir.formats.parquet;

import dev.weir.dataflow.connect.RecordBuffer;
import java.nio.charset.StandardCharsets;

/** Writes Thrift's compact protocol. Fields of a struct are written in the order of their ids. */
final class ThriftWriter {
    private static final int MAX_DEPTH = 16;

    private final RecordBuffer target;
    private final int[] outerFields = new int[MAX_DEPTH];
    private int depth;
    private int field;

    ThriftWriter(RecordBuffer target) {
        this.target = target;
    }

    /** Begins a struct that is an element of a list, or the outermost one. */
    void beginStruct() {
        outerFields[depth++] = field;
        field = 0;
    }

    /** Begins a struct that is a field. */
    void beginStruct(int id) {
        header(id, ThriftReader.STRUCT);
        beginStruct();
    }

    void endStruct() {
        target.put(0);
        field = outerFields[--depth];
    }

    /** A struct without fields: how unions name a constant. */
    void emptyStruct(int id) {
        beginStruct(id);
        endStruct();
    }

    void i32(int id, int value) {
        header(id, ThriftReader.I32);
        varint(zigzag(value));
    }

    void i64(int id, long value) {
        header(id, ThriftReader.I64);
        varint(zigzag(value));
    }

    void i8(int id, int value) {
        header(id, ThriftReader.BYTE);
        target.put(value);
    }

    void bool(int id, boolean value) {
        header(id, value ? ThriftReader.TRUE : ThriftReader.FALSE);
    }

    void text(int id, String value) {
        header(id, ThriftReader.BINARY);
        binary(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(int id, byte[] value) {
        header(id, ThriftReader.BINARY);
        binary(value);
    }

    void list(int id, int elementType, int size) {
        header(id, ThriftReader.LIST);
        if (size < 15) {
            target.put(size << 4 | elementType);
        } else {
            target.put(0xF0 | elementType);
            varint(size);
        }
    }

    void i32Element(int value) {
        varint(zigzag(value));
    }

    void textElement(String value) {
        binary(value.getBytes(StandardCharsets.UTF_8));
    }

    private void binary(byte[] value) {
        varint(value.length);
        target.put(value);
    }

    private void header(int id, int type) {
        target.put(id - field << 4 | type);
        field = id;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            target.put((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        target.put((int) rest);
    }
}
