package dev.weir.formats.parquet;

import dev.weir.data.LittleEndian;
import dev.weir.dataflow.connect.RandomAccessInput;
import dev.weir.formats.parquet.Footer.Chunk;
import dev.weir.formats.parquet.Footer.Element;
import dev.weir.formats.parquet.Footer.Logical;
import dev.weir.formats.parquet.Footer.Physical;
import dev.weir.formats.parquet.Footer.Repetition;
import dev.weir.formats.parquet.Footer.RowGroup;
import dev.weir.formats.parquet.Footer.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the footer of a file: FileMetaData of parquet.thrift, behind it its length and {@code PAR1}. */
final class FooterReader {
    private static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
    private static final int ENCRYPTED_MAGIC = 'P' | 'A' << 8 | 'R' << 16 | 'E' << 24;
    private static final int TAIL = 8;

    private final ThriftReader thrift;

    private FooterReader(ThriftReader thrift) {
        this.thrift = thrift;
    }

    static Footer read(RandomAccessInput file) {
        long size = file.size();
        if (size < TAIL + 4) {
            throw new DamagedException("the file has " + size + " bytes, too few for a Parquet file");
        }
        byte[] tail = new byte[TAIL];
        file.read(size - TAIL, tail, 0, TAIL);
        int magic = LittleEndian.intAt(tail, 4);
        if (magic != MAGIC) {
            throw new DamagedException(
                    magic == ENCRYPTED_MAGIC
                            ? "the file is encrypted, which Weir cannot read"
                            : "the file does not end with PAR1: it is no Parquet file, or is truncated");
        }
        int length = LittleEndian.intAt(tail, 0);
        if (length <= 0 || length > size - TAIL - 4) {
            throw new DamagedException("the footer's length, " + length + ", cannot be");
        }
        byte[] bytes = new byte[length];
        file.read(size - TAIL - length, bytes, 0, length);
        return new FooterReader(new ThriftReader(bytes, 0, length)).metadata(size);
    }

    private Footer metadata(long fileSize) {
        List<Element> elements = new ArrayList<>();
        List<RowGroup> groups = new ArrayList<>();
        long rows = 0;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 2 -> {
                    for (int n = thrift.readListSize(); n > 0; n--) {
                        elements.add(element());
                    }
                }
                case 3 -> rows = thrift.readI64();
                case 4 -> {
                    for (int n = thrift.readListSize(); n > 0; n--) {
                        groups.add(rowGroup(fileSize));
                    }
                }
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        if (elements.isEmpty()) {
            throw new DamagedException("the footer has no schema");
        }
        return new Footer(elements, rows, groups);
    }

    private Element element() {
        Physical type = null;
        int typeLength = 0;
        Repetition repetition = Repetition.REQUIRED;
        String name = "";
        int children = 0;
        int converted = -1;
        int scale = 0;
        int precision = 0;
        Logical logical = null;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 1 -> type = constant(Physical.values(), thrift.readI32());
                case 2 -> typeLength = thrift.readI32();
                case 3 -> repetition = constant(Repetition.values(), thrift.readI32());
                case 4 -> name = thrift.readString();
                case 5 -> children = thrift.readI32();
                case 6 -> converted = thrift.readI32();
                case 7 -> scale = thrift.readI32();
                case 8 -> precision = thrift.readI32();
                case 10 -> logical = logical();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        if (children < 0 || typeLength < 0) {
            throw new DamagedException("the schema's element '" + name + "' has a negative size");
        }
        return new Element(
                name,
                children > 0 ? null : type,
                typeLength,
                repetition,
                children,
                logical != null ? logical : converted(converted, precision, scale));
    }

    private static <E> E constant(E[] constants, int index) {
        if (index < 0 || index >= constants.length) {
            throw new DamagedException("the metadata has an unknown constant, " + index);
        }
        return constants[index];
    }

    /** The meanings that files had before logical types. */
    private static Logical converted(int type, int precision, int scale) {
        return switch (type) {
            case 0, 4, 19 -> new Logical.Text();
            case 1, 2 -> new Logical.MapOf();
            case 3 -> new Logical.ListOf();
            case 5 -> new Logical.Decimal(precision, scale);
            case 6 -> new Logical.Date();
            case 7 -> new Logical.Time(Unit.MILLIS);
            case 8 -> new Logical.Time(Unit.MICROS);
            case 9 -> new Logical.Timestamp(true, Unit.MILLIS);
            case 10 -> new Logical.Timestamp(true, Unit.MICROS);
            case 11, 12, 13, 14 -> new Logical.IntegerOf(8 << type - 11, false);
            case 15, 16, 17, 18 -> new Logical.IntegerOf(8 << type - 15, true);
            case -1 -> new Logical.None();
            default -> new Logical.Other("converted type " + type);
        };
    }

    private @Nullable Logical logical() {
        Logical result = null;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            result = switch (field) {
                case 5 -> decimal();
                case 7 -> time(false);
                case 8 -> time(true);
                case 10 -> integer();
                default -> {
                    thrift.skip();
                    yield simple(field);
                }
            };
        }
        thrift.endStruct();
        return result;
    }

    private static Logical simple(int field) {
        return switch (field) {
            case 1, 4, 12 -> new Logical.Text();
            case 2 -> new Logical.MapOf();
            case 3 -> new Logical.ListOf();
            case 6 -> new Logical.Date();
            case 14 -> new Logical.Other("UUID");
            case 15 -> new Logical.Other("FLOAT16");
            default -> new Logical.Other("logical type " + field);
        };
    }

    private Logical decimal() {
        int scale = 0;
        int precision = 0;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 1 -> scale = thrift.readI32();
                case 2 -> precision = thrift.readI32();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        return new Logical.Decimal(precision, scale);
    }

    private Logical time(boolean withDate) {
        boolean utc = false;
        Unit unit = Unit.MILLIS;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 1 -> utc = thrift.readBoolean();
                case 2 -> unit = unit();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        return withDate ? new Logical.Timestamp(utc, unit) : new Logical.Time(unit);
    }

    private Unit unit() {
        Unit unit = Unit.MILLIS;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            unit = constant(Unit.values(), field - 1);
            thrift.skip();
        }
        thrift.endStruct();
        return unit;
    }

    private Logical integer() {
        int bits = 32;
        boolean signed = true;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 1 -> bits = thrift.readByte();
                case 2 -> signed = thrift.readBoolean();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        return new Logical.IntegerOf(bits, signed);
    }

    private RowGroup rowGroup(long fileSize) {
        List<Chunk> chunks = new ArrayList<>();
        long rows = 0;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 1 -> {
                    for (int n = thrift.readListSize(); n > 0; n--) {
                        chunks.add(chunk(fileSize));
                    }
                }
                case 3 -> rows = thrift.readI64();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        if (rows < 0) {
            throw new DamagedException("a row group has " + rows + " rows");
        }
        return new RowGroup(chunks, rows);
    }

    private Chunk chunk(long fileSize) {
        Chunk chunk = null;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 1 -> throw new DamagedException("a column lies in another file, which Weir cannot read");
                case 3 -> chunk = chunkMetadata();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        if (chunk == null) {
            throw new DamagedException("a column of a row group has no metadata");
        }
        if (chunk.start() < 0 || chunk.compressedSize() < 0 || chunk.compressedSize() > fileSize - chunk.start()) {
            throw new DamagedException("column " + String.join(".", chunk.path()) + " reaches beyond the file's end");
        }
        return chunk;
    }

    private Chunk chunkMetadata() {
        List<String> path = new ArrayList<>();
        Codec codec = Codec.UNCOMPRESSED;
        long values = 0;
        long compressed = 0;
        long uncompressed = 0;
        long data = 0;
        long dictionary = -1;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 3 -> {
                    for (int n = thrift.readListSize(); n > 0; n--) {
                        path.add(thrift.readString());
                    }
                }
                case 4 -> codec = constant(Codec.values(), thrift.readI32());
                case 5 -> values = thrift.readI64();
                case 6 -> uncompressed = thrift.readI64();
                case 7 -> compressed = thrift.readI64();
                case 9 -> data = thrift.readI64();
                case 11 -> dictionary = thrift.readI64();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        return new Chunk(path, codec, values, compressed, uncompressed, data, dictionary);
    }
}
