package dev.weir.avro;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns Avro's values into those of columns, and back. Fields are matched by name; what a message has more is passed
 * over, what it lacks is NULL.
 */
final class AvroValues {
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private AvroValues() {}

    /** A value that a column cannot hold. */
    static final class MismatchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;

        MismatchException(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** The values of some columns. */
    static @Nullable Object[] columns(IndexedRecord record, List<Field> columns) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field(record, columns.get(i), columns.get(i).name());
        }
        return values;
    }

    private static @Nullable Object field(IndexedRecord record, Field wanted, String path) {
        Schema.Field found = record.getSchema().getField(wanted.name());
        Object value = found == null ? null : record.get(found.pos());
        return found == null
                ? read(null, Schema.create(Schema.Type.NULL), wanted.type(), path)
                : read(value, found.schema(), wanted.type(), path);
    }

    private static @Nullable Object read(@Nullable Object value, Schema declared, DataType type, String path) {
        if (value == null) {
            if (!type.nullable()) {
                throw new MismatchException(path, "there is no value, but the column is NOT NULL");
            }
            return null;
        }
        Schema schema = declared.getType() == Schema.Type.UNION
                ? declared.getTypes().get(GenericData.get().resolveUnion(declared, value))
                : declared;
        Object result = switch (type) {
            case DataType.Bool t -> value instanceof Boolean ? value : null;
            case DataType.TinyInt t -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, path, Long::byteValue);
            case DataType.SmallInt t -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE, path, Long::shortValue);
            case DataType.Int t -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, path, Long::intValue);
            case DataType.BigInt t -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE, path, number -> number);
            case DataType.Float32 t -> value instanceof Number number ? (Object) number.floatValue() : null;
            case DataType.Float64 t -> value instanceof Number number ? (Object) number.doubleValue() : null;
            case DataType.Decimal t -> decimal(value, schema);
            case DataType.Char t -> text(value);
            case DataType.VarChar t -> text(value);
            case DataType.Binary t -> bytes(value);
            case DataType.VarBinary t -> bytes(value);
            case DataType.Date t -> value instanceof Integer days ? LocalDate.ofEpochDay(days) : null;
            case DataType.Time t -> time(value, schema);
            case DataType.Timestamp t -> timestamp(value, schema);
            case DataType.TimestampLtz t -> instant(value, schema);
            case DataType.Array t -> array(value, schema, t, path);
            case DataType.MapOf t -> map(value, schema, t, path);
            case DataType.RowOf t -> row(value, t, path);
            default -> null;
        };
        if (result == null) {
            throw new MismatchException(path, "a value of Avro's " + schema + " is no " + type.name());
        }
        return result;
    }

    private static @Nullable Object whole(
            Object value, long least, long most, String path, java.util.function.Function<Long, Object> narrow) {
        if (!(value instanceof Integer) && !(value instanceof Long)) {
            return null;
        }
        long number = ((Number) value).longValue();
        if (number < least || number > most) {
            throw new MismatchException(path, number + " does not fit");
        }
        return narrow.apply(number);
    }

    private static @Nullable String text(Object value) {
        return value instanceof CharSequence || value instanceof GenericData.EnumSymbol ? value.toString() : null;
    }

    private static byte @Nullable [] bytes(Object value) {
        return switch (value) {
            case ByteBuffer buffer -> {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.duplicate().get(bytes);
                yield bytes;
            }
            case GenericFixed fixed -> fixed.bytes();
            default -> null;
        };
    }

    private static @Nullable BigDecimal decimal(Object value, Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal logical) {
            byte[] unscaled = bytes(value);
            return unscaled == null ? null : new BigDecimal(new BigInteger(unscaled), logical.getScale());
        }
        return switch (value) {
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            default -> null;
        };
    }

    private static @Nullable LocalTime time(Object value, Schema schema) {
        if (!(value instanceof Number number)) {
            return null;
        }
        boolean micros = schema.getLogicalType() instanceof LogicalTypes.TimeMicros;
        return LocalTime.ofNanoOfDay(number.longValue() * (micros ? 1_000 : 1_000_000));
    }

    private static @Nullable Instant instant(Object value, Schema schema) {
        if (!(value instanceof Long number)) {
            return null;
        }
        LogicalType logical = schema.getLogicalType();
        String name = logical == null ? "" : logical.getName();
        if (name.endsWith("micros")) {
            return Instant.ofEpochSecond(Math.floorDiv(number, MICROS), Math.floorMod(number, MICROS) * 1_000);
        }
        return name.endsWith("nanos")
                ? Instant.ofEpochSecond(Math.floorDiv(number, NANOS), Math.floorMod(number, NANOS))
                : Instant.ofEpochMilli(number);
    }

    private static @Nullable LocalDateTime timestamp(Object value, Schema schema) {
        Instant instant = instant(value, schema);
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable List<@Nullable Object> array(
            Object value, Schema schema, DataType.Array type, String path) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<@Nullable Object> result = new ArrayList<>(list.size());
        for (Object element : list) {
            result.add(read(element, schema.getElementType(), type.element(), path + "[]"));
        }
        return result;
    }

    private static @Nullable Map<Object, @Nullable Object> map(
            Object value, Schema schema, DataType.MapOf type, String path) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Map<Object, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((key, element) ->
                result.put(key.toString(), read(element, schema.getValueType(), type.value(), path + "." + key)));
        return result;
    }

    private static @Nullable Row row(Object value, DataType.RowOf type, String path) {
        if (!(value instanceof IndexedRecord record)) {
            return null;
        }
        @Nullable Object[] fields = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            Field field = type.fields().get(i);
            fields[i] = field(record, field, path + "." + field.name());
        }
        return Row.of(fields);
    }

    /** A column's value as one of a schema. */
    static @Nullable Object write(@Nullable Object value, Schema declared, DataType type, String path) {
        if (value == null) {
            return null;
        }
        Schema schema = notNull(declared);
        return switch (value) {
            case Byte number -> (Object) number.intValue();
            case Short number -> (Object) number.intValue();
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case BigDecimal decimal -> decimal(decimal, schema, path);
            case LocalDate date -> Math.toIntExact(date.toEpochDay());
            case LocalTime time -> Math.toIntExact(time.toNanoOfDay() / 1_000_000);
            case LocalDateTime timestamp -> number(timestamp.toInstant(ZoneOffset.UTC), schema);
            case Instant instant -> number(instant, schema);
            case List<?> list -> {
                DataType element = ((DataType.Array) type).element();
                List<@Nullable Object> result = new ArrayList<>(list.size());
                for (Object one : list) {
                    result.add(write(one, schema.getElementType(), element, path + "[]"));
                }
                yield result;
            }
            case Map<?, ?> map -> {
                DataType element = ((DataType.MapOf) type).value();
                Map<String, @Nullable Object> result = new LinkedHashMap<>();
                map.forEach((key, one) -> {
                    if (key == null) {
                        throw new MismatchException(path, "a map of Avro has no NULL keys");
                    }
                    result.put(key.toString(), write(one, schema.getValueType(), element, path + "." + key));
                });
                yield result;
            }
            case Row row -> record(row, schema, ((DataType.RowOf) type).fields(), path);
            default -> value;
        };
    }

    private static GenericData.Record record(Row row, Schema schema, List<Field> fields, String path) {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String name = path + "." + field.name();
            Schema.Field target = schema.getField(field.name());
            if (target == null) {
                throw new MismatchException(name, "the schema has no such field");
            }
            record.put(target.pos(), write(row.getField(i), target.schema(), field.type(), name));
        }
        return record;
    }

    private static ByteBuffer decimal(BigDecimal value, Schema schema, String path) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal logical)) {
            throw new MismatchException(path, "a DECIMAL cannot be written as " + schema);
        }
        return ByteBuffer.wrap(value.setScale(logical.getScale(), java.math.RoundingMode.HALF_UP)
                .unscaledValue()
                .toByteArray());
    }

    private static long number(Instant instant, Schema schema) {
        LogicalType logical = schema.getLogicalType();
        boolean micros = logical != null && logical.getName().endsWith("micros");
        return micros ? ChronoUnit.MICROS.between(Instant.EPOCH, instant) : instant.toEpochMilli();
    }

    /** The member of a union that is not null. */
    private static Schema notNull(Schema schema) {
        return schema.getType() != Schema.Type.UNION
                ? schema
                : schema.getTypes().stream()
                        .filter(member -> member.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema);
    }
}
