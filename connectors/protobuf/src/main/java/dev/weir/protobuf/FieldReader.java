package dev.weir.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the fields of a message into values of columns that {@link Fit}. Whole numbers that are unsigned are taken as
 * such.
 *
 * @param defaults whether a field that is not there has its default value instead of being NULL
 */
record FieldReader(boolean defaults) {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    /** A value that a column cannot hold. */
    static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String path;

        UnfitException(String path, String message) {
            super(message);
            this.path = path;
        }

        /** The column, and the way to the value within it. */
        String path() {
            return path;
        }
    }

    /** The value of a field. */
    @Nullable
    Object read(Message message, FieldDescriptor field, DataType type, String path) {
        if (!isThere(message, field) && !defaults) {
            if (type.nullable()) {
                return null;
            }
            if (!field.isRepeated()) {
                throw new UnfitException(path, "there is no value, but the column is NOT NULL");
            }
        }
        Object value = message.getField(field);
        if (field.isMapField()) {
            return map((List<?>) value, field, (DataType.MapOf) type, path);
        }
        return field.isRepeated()
                ? array((List<?>) value, field, (DataType.Array) type, path)
                : single(value, field, type, path);
    }

    private static boolean isThere(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            return message.getRepeatedFieldCount(field) > 0;
        }
        return !field.hasPresence() || message.hasField(field);
    }

    private List<@Nullable Object> array(List<?> values, FieldDescriptor field, DataType.Array type, String path) {
        List<@Nullable Object> elements = new ArrayList<>(values.size());
        for (Object value : values) {
            elements.add(single(value, field, type.element(), path + "[]"));
        }
        return elements;
    }

    private Map<@Nullable Object, @Nullable Object> map(
            List<?> entries, FieldDescriptor field, DataType.MapOf type, String path) {
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Object one : entries) {
            Message entry = (Message) one;
            map.put(
                    single(entry.getField(key), key, type.key(), path),
                    single(entry.getField(value), value, type.value(), path));
        }
        return map;
    }

    private @Nullable Object single(Object value, FieldDescriptor field, DataType type, String path) {
        return switch (type) {
            case DataType.TinyInt t -> (byte) whole(value, field, Byte.MIN_VALUE, Byte.MAX_VALUE, path);
            case DataType.SmallInt t -> (short) whole(value, field, Short.MIN_VALUE, Short.MAX_VALUE, path);
            case DataType.Int t -> (int) whole(value, field, Integer.MIN_VALUE, Integer.MAX_VALUE, path);
            case DataType.BigInt t -> whole(value, field, Long.MIN_VALUE, Long.MAX_VALUE, path);
            case DataType.Decimal t -> decimal(value, field, t, path);
            case DataType.Float64 t -> ((Number) value).doubleValue();
            case DataType.Char t -> text(value);
            case DataType.VarChar t -> text(value);
            case DataType.Binary t -> ((ByteString) value).toByteArray();
            case DataType.VarBinary t -> ((ByteString) value).toByteArray();
            case DataType.Timestamp t -> LocalDateTime.ofInstant(instant((Message) value, path), ZoneOffset.UTC);
            case DataType.TimestampLtz t -> instant((Message) value, path);
            case DataType.RowOf t -> row((Message) value, field, t, path);
            default -> value;
        };
    }

    private static String text(Object value) {
        return value instanceof EnumValueDescriptor named ? named.getName() : (String) value;
    }

    private static long whole(Object value, FieldDescriptor field, long least, long most, String path) {
        long number = switch (value) {
            case EnumValueDescriptor named -> named.getNumber();
            case Integer small when isUnsigned(field) -> Integer.toUnsignedLong(small);
            default -> ((Number) value).longValue();
        };
        boolean tooLarge = value instanceof Long && isUnsigned(field) && number < 0;
        if (number < least || number > most || tooLarge) {
            throw new UnfitException(
                    path, (tooLarge ? Long.toUnsignedString(number) : Long.toString(number)) + " does not fit");
        }
        return number;
    }

    private static BigDecimal decimal(Object value, FieldDescriptor field, DataType.Decimal type, String path) {
        long number = value instanceof Integer small && isUnsigned(field)
                ? Integer.toUnsignedLong(small)
                : ((Number) value).longValue();
        BigInteger whole = BigInteger.valueOf(number);
        if (number < 0 && value instanceof Long && isUnsigned(field)) {
            whole = whole.add(TWO_TO_64);
        }
        BigDecimal decimal = new BigDecimal(whole);
        if (decimal.precision() > type.precision()) {
            throw new UnfitException(path, decimal + " does not fit");
        }
        return decimal;
    }

    private static boolean isUnsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, UINT64, FIXED32, FIXED64 -> true;
            default -> false;
        };
    }

    private static Instant instant(Message value, String path) {
        long seconds = (long) value.getField(value.getDescriptorForType().findFieldByNumber(1));
        int nanos = (int) value.getField(value.getDescriptorForType().findFieldByNumber(2));
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnfitException(path, seconds + " seconds are no time");
        }
    }

    private Row row(Message value, FieldDescriptor field, DataType.RowOf type, String path) {
        @Nullable Object[] values = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field wanted = type.fields().get(i);
            FieldDescriptor inner = field.getMessageType().findFieldByName(wanted.name());
            values[i] = read(value, inner, wanted.type(), path + "." + wanted.name());
        }
        return Row.of(values);
    }
}
