package dev.weir.state;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ARRAY, MAP and ROW values as bytes, such that equal values have equal bytes: entries of maps are sorted. A slow path,
 * by way of Java objects.
 */
final class NestedCodec {
    private NestedCodec() {}

    /** The i-th given row of a nested column, encoded, as the i-th row of a column of bytes. */
    static BytesColumn encode(Column column, int[] rows, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = bytes.size();
            bytes.writeBytes(encode(column.type(), column.value(rows[i])));
            lengths[i] = bytes.size() - offsets[i];
        }
        return new BytesColumn(DataTypes.BYTES, count, bytes.toByteArray(), offsets, lengths, null);
    }

    private static byte[] encode(DataType type, @Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(type, value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a value, which may be null, of any type but objects. */
    static void write(DataType type, @Nullable Object value, DataOutputStream out) throws IOException {
        out.writeBoolean(value != null);
        switch (value) {
            case null -> {}
            case Boolean v -> out.writeBoolean(v);
            case Byte v -> out.writeByte(v);
            case Short v -> out.writeShort(v);
            case Integer v -> out.writeInt(v);
            case Long v -> out.writeLong(v);
            case Float v -> out.writeInt(Float.floatToIntBits(v + 0f));
            case Double v -> out.writeLong(Double.doubleToLongBits(v + 0d));
            case BigDecimal v -> writeBytes(v.unscaledValue().toByteArray(), out);
            case String v -> writeBytes(v.getBytes(StandardCharsets.UTF_8), out);
            case byte[] v -> writeBytes(v, out);
            case LocalDate v -> out.writeLong(v.toEpochDay());
            case LocalTime v -> out.writeLong(v.toNanoOfDay());
            case LocalDateTime v -> {
                out.writeLong(v.toEpochSecond(ZoneOffset.UTC));
                out.writeInt(v.getNano());
            }
            case Instant v -> {
                out.writeLong(v.getEpochSecond());
                out.writeInt(v.getNano());
            }
            case Period v -> out.writeInt((int) v.toTotalMonths());
            case Duration v -> out.writeLong(v.toMillis());
            case Row v -> {
                List<Field> fields = ((DataType.RowOf) type).fields();
                for (int i = 0; i < fields.size(); i++) {
                    write(fields.get(i).type(), v.getField(i), out);
                }
            }
            case List<?> v -> {
                out.writeInt(v.size());
                for (Object element : v) {
                    write(((DataType.Array) type).element(), element, out);
                }
            }
            case Map<?, ?> v -> writeMap((DataType.MapOf) type, v, out);
            default -> throw new IllegalArgumentException("no value of a nested type: " + value.getClass());
        }
    }

    private static void writeMap(DataType.MapOf type, Map<?, ?> map, DataOutputStream out) throws IOException {
        List<byte[]> entries = new ArrayList<>(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(encode(type.key(), entry.getKey()));
            bytes.writeBytes(encode(type.value(), entry.getValue()));
            entries.add(bytes.toByteArray());
        }
        entries.sort(Arrays::compareUnsigned);
        out.writeInt(entries.size());
        for (byte[] entry : entries) {
            out.write(entry);
        }
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The value of some encoded bytes. */
    static @Nullable Object decode(DataType type, byte[] bytes) {
        try {
            return read(type, new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #write} has written. */
    static @Nullable Object read(DataType type, DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        return switch (type) {
            case DataType.Null t -> null;
            case DataType.Bool t -> in.readBoolean();
            case DataType.TinyInt t -> in.readByte();
            case DataType.SmallInt t -> in.readShort();
            case DataType.Int t -> in.readInt();
            case DataType.BigInt t -> in.readLong();
            case DataType.Float32 t -> in.readFloat();
            case DataType.Float64 t -> in.readDouble();
            case DataType.Decimal t -> new BigDecimal(new BigInteger(readBytes(in)), t.scale());
            case DataType.Char t -> new String(readBytes(in), StandardCharsets.UTF_8);
            case DataType.VarChar t -> new String(readBytes(in), StandardCharsets.UTF_8);
            case DataType.Binary t -> readBytes(in);
            case DataType.VarBinary t -> readBytes(in);
            case DataType.Date t -> LocalDate.ofEpochDay(in.readLong());
            case DataType.Time t -> LocalTime.ofNanoOfDay(in.readLong());
            case DataType.Timestamp t -> LocalDateTime.ofEpochSecond(in.readLong(), in.readInt(), ZoneOffset.UTC);
            case DataType.TimestampLtz t -> instant(in.readLong(), in.readInt());
            case DataType.YearMonthInterval t -> Period.ofMonths(in.readInt()).normalized();
            case DataType.DayTimeInterval t -> Duration.ofMillis(in.readLong());
            case DataType.Array t -> readList(t, in);
            case DataType.MapOf t -> readMap(t, in);
            case DataType.RowOf t -> readRow(t, in);
            case DataType.Opaque t -> throw new IllegalArgumentException("objects have no encoding: " + t.name());
        };
    }

    private static Instant instant(long seconds, int nanos) {
        return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC).toInstant(ZoneOffset.UTC);
    }

    private static List<@Nullable Object> readList(DataType.Array type, DataInputStream in) throws IOException {
        int size = in.readInt();
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(read(type.element(), in));
        }
        return list;
    }

    private static Map<@Nullable Object, @Nullable Object> readMap(DataType.MapOf type, DataInputStream in)
            throws IOException {
        int size = in.readInt();
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(read(type.key(), in), read(type.value(), in));
        }
        return map;
    }

    private static Row readRow(DataType.RowOf type, DataInputStream in) throws IOException {
        @Nullable Object[] values = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(type.fields().get(i).type(), in);
        }
        return Row.of(values);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
