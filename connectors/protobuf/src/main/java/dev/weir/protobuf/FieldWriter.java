package dev.weir.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of columns that {@link Fit} into the fields of a message. NULL leaves its field out.
 *
 * @param nullText what stands for a NULL text within an array or a map; other NULLs there become the default value
 */
record FieldWriter(String nullText) {
    /** Sets a field. */
    void write(Message.Builder target, FieldDescriptor field, @Nullable Object value, DataType type, String path) {
        if (value == null) {
            return;
        }
        if (field.isMapField()) {
            writeMap(target, field, (Map<?, ?>) value, (DataType.MapOf) type, path);
        } else if (field.isRepeated()) {
            DataType element = ((DataType.Array) type).element();
            for (Object one : (List<?>) value) {
                target.addRepeatedField(field, element(one, field, element, path + "[]"));
            }
        } else {
            target.setField(field, single(value, field, type, path));
        }
    }

    private void writeMap(
            Message.Builder target, FieldDescriptor field, Map<?, ?> map, DataType.MapOf type, String path) {
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        map.forEach((one, other) -> target.addRepeatedField(
                field,
                target.newBuilderForField(field)
                        .setField(key, element(one, key, type.key(), path))
                        .setField(value, element(other, value, type.value(), path))
                        .build()));
    }

    /** What may not be absent. */
    private Object element(@Nullable Object value, FieldDescriptor field, DataType type, String path) {
        if (value != null) {
            return single(value, field, type, path);
        }
        return switch (field.getJavaType()) {
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case BOOLEAN -> false;
            case STRING -> nullText;
            case BYTE_STRING -> ByteString.EMPTY;
            case ENUM -> field.getEnumType().getValues().getFirst();
            case MESSAGE -> DynamicMessage.getDefaultInstance(field.getMessageType());
        };
    }

    private Object single(Object value, FieldDescriptor field, DataType type, String path) {
        return switch (value) {
            case Byte number -> whole(number, field, path);
            case Short number -> whole(number, field, path);
            case Integer number -> whole(number, field, path);
            case Long number -> whole(number, field, path);
            case BigDecimal decimal -> whole(decimal, field, path);
            case Float number when field.getJavaType() == JavaType.DOUBLE -> number.doubleValue();
            case Double number when field.getJavaType() == JavaType.FLOAT -> number.floatValue();
            case String text
            when field.getJavaType() == JavaType.ENUM ->
                named(field.getEnumType().findValueByName(text), text, field, path);
            case byte[] bytes -> ByteString.copyFrom(bytes);
            case LocalDateTime timestamp -> timestamp(timestamp.toInstant(ZoneOffset.UTC), field);
            case Instant instant -> timestamp(instant, field);
            case Row row -> message(row, field, (DataType.RowOf) type, path);
            default -> value;
        };
    }

    private static Object whole(BigDecimal decimal, FieldDescriptor field, String path) {
        BigInteger number = decimal.toBigInteger();
        if (number.bitLength() < Long.SIZE) {
            return whole(number.longValue(), field, path);
        }
        boolean large =
                field.getType() == FieldDescriptor.Type.UINT64 || field.getType() == FieldDescriptor.Type.FIXED64;
        if (!large || number.signum() < 0 || number.bitLength() > Long.SIZE) {
            throw unfit(number, field, path);
        }
        return number.longValue();
    }

    private static Object whole(long number, FieldDescriptor field, String path) {
        boolean isInt = number == (int) number;
        boolean fits = switch (field.getType()) {
            case ENUM, INT32, SINT32, SFIXED32 -> isInt;
            case UINT32, FIXED32 -> number >>> Integer.SIZE == 0;
            case UINT64, FIXED64 -> number >= 0;
            default -> true;
        };
        if (!fits) {
            throw unfit(number, field, path);
        }
        return switch (field.getJavaType()) {
            case ENUM -> named(field.getEnumType().findValueByNumber((int) number), number, field, path);
            case INT -> (int) number;
            default -> number;
        };
    }

    private static EnumValueDescriptor named(
            @Nullable EnumValueDescriptor found, Object value, FieldDescriptor field, String path) {
        if (found == null) {
            throw unfit(value, field, path);
        }
        return found;
    }

    private static WeirException unfit(Object value, FieldDescriptor field, String path) {
        String type = field.getType() == FieldDescriptor.Type.ENUM
                ? field.getEnumType().getFullName()
                : field.getType().name().toLowerCase(java.util.Locale.ROOT);
        return WeirException.of(
                ProtobufError.UNFIT_VALUE, "column '%s' cannot be written: %s is no %s", path, value, type);
    }

    private static Message timestamp(Instant instant, FieldDescriptor field) {
        return DynamicMessage.newBuilder(field.getMessageType())
                .setField(field.getMessageType().findFieldByNumber(1), instant.getEpochSecond())
                .setField(field.getMessageType().findFieldByNumber(2), instant.getNano())
                .build();
    }

    private Message message(Row row, FieldDescriptor field, DataType.RowOf type, String path) {
        Message.Builder builder = DynamicMessage.newBuilder(field.getMessageType());
        for (int i = 0; i < type.fields().size(); i++) {
            Field inner = type.fields().get(i);
            write(
                    builder,
                    field.getMessageType().findFieldByName(inner.name()),
                    row.getField(i),
                    inner.type(),
                    path + "." + inner.name());
        }
        return builder.build();
    }
}
