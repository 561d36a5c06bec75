package dev.weir.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Timestamp;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import java.util.List;

/** Which columns which fields of a message can be. */
final class Fit {
    private Fit() {}

    /** The fields of some columns, by name. Fails when one has none, or none that fits. */
    static FieldDescriptor[] fields(Descriptor message, List<Field> columns, String path) {
        return columns.stream().map(column -> field(message, column, path)).toArray(FieldDescriptor[]::new);
    }

    private static FieldDescriptor field(Descriptor message, Field column, String path) {
        String name = path + column.name();
        FieldDescriptor field = message.findFieldByName(column.name());
        if (field == null) {
            List<String> names =
                    message.getFields().stream().map(FieldDescriptor::getName).toList();
            String nearest = NearestName.hint(column.name(), names);
            throw WeirException.of(
                            ProtobufError.TYPE_MISMATCH,
                            "message '%s' has no field for column '%s'",
                            message.getFullName(),
                            name)
                    .hint(nearest != null ? nearest : "it has " + String.join(", ", names));
        }
        check(field, column.type(), name);
        return field;
    }

    private static void check(FieldDescriptor field, DataType type, String path) {
        boolean fits = switch (type) {
            case DataType.MapOf map
            when field.isMapField() -> {
                check(field.getMessageType().findFieldByNumber(1), map.key(), path + " (key)");
                check(field.getMessageType().findFieldByNumber(2), map.value(), path + " (value)");
                yield true;
            }
            case DataType.Array array
            when field.isRepeated() && !field.isMapField() -> {
                yield single(field, array.element(), path + "[]");
            }
            default -> !field.isRepeated() && single(field, type, path);
        };
        if (!fits) {
            throw WeirException.of(
                    ProtobufError.TYPE_MISMATCH,
                    "column '%s' is %s, but field '%s' of message '%s' is %s",
                    path,
                    type.name(),
                    field.getName(),
                    field.getContainingType().getFullName(),
                    describe(field));
        }
    }

    private static boolean single(FieldDescriptor field, DataType type, String path) {
        JavaType kind = field.getJavaType();
        return switch (type) {
            case DataType.Bool t -> kind == JavaType.BOOLEAN;
            case DataType.TinyInt t -> isWhole(kind);
            case DataType.SmallInt t -> isWhole(kind);
            case DataType.Int t -> isWhole(kind) || kind == JavaType.ENUM;
            case DataType.BigInt t -> isWhole(kind);
            case DataType.Decimal t -> isWhole(kind) && t.scale() == 0;
            case DataType.Float32 t -> kind == JavaType.FLOAT;
            case DataType.Float64 t -> kind == JavaType.DOUBLE || kind == JavaType.FLOAT;
            case DataType.Char t -> kind == JavaType.STRING || kind == JavaType.ENUM;
            case DataType.VarChar t -> kind == JavaType.STRING || kind == JavaType.ENUM;
            case DataType.Binary t -> kind == JavaType.BYTE_STRING;
            case DataType.VarBinary t -> kind == JavaType.BYTE_STRING;
            case DataType.Timestamp t -> isTimestamp(field);
            case DataType.TimestampLtz t -> isTimestamp(field);
            case DataType.RowOf row
            when kind == JavaType.MESSAGE -> {
                fields(field.getMessageType(), row.fields(), path + ".");
                yield true;
            }
            default -> false;
        };
    }

    private static boolean isWhole(JavaType kind) {
        return kind == JavaType.INT || kind == JavaType.LONG;
    }

    static boolean isTimestamp(FieldDescriptor field) {
        return field.getJavaType() == JavaType.MESSAGE
                && field.getMessageType()
                        .getFullName()
                        .equals(Timestamp.getDescriptor().getFullName());
    }

    private static String describe(FieldDescriptor field) {
        if (field.isMapField()) {
            return "a map";
        }
        String type = field.getJavaType() == JavaType.MESSAGE
                ? field.getMessageType().getFullName()
                : field.getType().name().toLowerCase(java.util.Locale.ROOT);
        return (field.isRepeated() ? "repeated " : "") + type;
    }
}
