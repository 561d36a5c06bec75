package dev.weir.sql.functions;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which SQL type a Java type stands for where nothing else is said. */
final class JavaTypes {
    private static final Map<Class<?>, DataType> SIMPLE = Map.ofEntries(
            Map.entry(Boolean.class, DataTypes.BOOLEAN),
            Map.entry(Byte.class, DataTypes.TINYINT),
            Map.entry(Short.class, DataTypes.SMALLINT),
            Map.entry(Integer.class, DataTypes.INT),
            Map.entry(Long.class, DataTypes.BIGINT),
            Map.entry(Float.class, DataTypes.FLOAT),
            Map.entry(Double.class, DataTypes.DOUBLE),
            Map.entry(String.class, DataTypes.STRING),
            Map.entry(byte[].class, DataTypes.BYTES),
            Map.entry(LocalDate.class, DataTypes.DATE),
            Map.entry(LocalTime.class, new DataType.Time(9, true)),
            Map.entry(LocalDateTime.class, DataTypes.timestamp(9)),
            Map.entry(Instant.class, DataTypes.timestampLtz(9)),
            Map.entry(Duration.class, DataTypes.DAY_TIME_INTERVAL),
            Map.entry(Period.class, DataTypes.YEAR_MONTH_INTERVAL));

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    private JavaTypes() {}

    /** The SQL type of a Java type. Fails if none follows from it. */
    static DataType dataType(Type type) {
        Type element = element(type);
        if (type instanceof Class<?> primitive && primitive.isPrimitive()) {
            DataType boxed = SIMPLE.get(boxed(primitive));
            if (boxed != null) {
                return boxed.withNullable(false);
            }
        } else if (type instanceof Class<?> simple && SIMPLE.get(simple) != null) {
            return SIMPLE.get(simple);
        } else if (element != null) {
            return DataTypes.array(dataType(element));
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            Type[] parts = generic.getActualTypeArguments();
            return DataTypes.map(dataType(parts[0]), dataType(parts[1]));
        }
        throw unclear(type);
    }

    private static WeirException unclear(Type type) {
        String hint = type == BigDecimal.class
                ? "say how many digits it has: @DataTypeHint(\"DECIMAL(10, 2)\")"
                : type == Row.class
                        ? "say which fields it has: @DataTypeHint(\"ROW<name STRING, age INT>\")"
                        : type == Object.class
                                ? "say which one with @DataTypeHint(\"…\"), or @DataTypeHint(inputGroup ="
                                        + " InputGroup.ANY) for any"
                                : "say which one with @DataTypeHint(\"…\"), and use a class that SQL values have: see"
                                        + " docs/sql.md";
        return WeirException.of(FunctionError.UNCLEAR_TYPE, "no SQL type follows from %s", type.getTypeName())
                .hint(hint);
    }

    /** The type of the elements of an array other than of bytes, or of a list; null for other types. */
    static @Nullable Type element(Type type) {
        return switch (type) {
            case GenericArrayType array -> array.getGenericComponentType();
            case ParameterizedType list when list.getRawType() == List.class -> list.getActualTypeArguments()[0];
            case Class<?> array when array.isArray() && array != byte[].class -> array.getComponentType();
            default -> null;
        };
    }

    /** The class of objects of a type. */
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default -> throw unclear(type);
        };
    }

    /** The class of objects for a primitive type; others as they are. */
    static Class<?> boxed(Class<?> type) {
        Class<?> box = BOXES.get(type);
        return box == null ? type : box;
    }

    /** The class that the engine's values of a type have at its edges, see {@link DataType}. */
    static Class<?> edgeClass(DataType type) {
        return switch (type) {
            case DataType.Null t -> Object.class;
            case DataType.Bool t -> Boolean.class;
            case DataType.TinyInt t -> Byte.class;
            case DataType.SmallInt t -> Short.class;
            case DataType.Int t -> Integer.class;
            case DataType.BigInt t -> Long.class;
            case DataType.Float32 t -> Float.class;
            case DataType.Float64 t -> Double.class;
            case DataType.Decimal t -> BigDecimal.class;
            case DataType.Char t -> String.class;
            case DataType.VarChar t -> String.class;
            case DataType.Binary t -> byte[].class;
            case DataType.VarBinary t -> byte[].class;
            case DataType.Date t -> LocalDate.class;
            case DataType.Time t -> LocalTime.class;
            case DataType.Timestamp t -> LocalDateTime.class;
            case DataType.TimestampLtz t -> Instant.class;
            case DataType.YearMonthInterval t -> Period.class;
            case DataType.DayTimeInterval t -> Duration.class;
            case DataType.Array t -> List.class;
            case DataType.MapOf t -> Map.class;
            case DataType.RowOf t -> Row.class;
            case DataType.Opaque t -> Object.class;
        };
    }
}
