package dev.weir.state;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.objects.StoredObjects.Stored;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SQL type that fits all stored objects it is shown, and the objects as values of it. Objects of one class become a
 * ROW of its fields; of several, as of a sealed type, a ROW with {@code class} and the fields of all. Where nothing
 * else fits, a value is its text.
 */
final class StoredTypes {
    private static final int DEEPEST = 32;
    private static final int NANOS = 9;
    private static final String CLASS = "class";

    private final Set<String> classes = new LinkedHashSet<>();
    private final Map<String, StoredTypes> fields = new LinkedHashMap<>();
    private @Nullable StoredTypes elements;
    private @Nullable StoredTypes keys;
    /** Of values that are neither objects nor collections. */
    private @Nullable DataType leaf;

    private boolean mixed;
    private final int depth;

    StoredTypes() {
        this(0);
    }

    private StoredTypes(int depth) {
        this.depth = depth;
    }

    private StoredTypes inner(@Nullable StoredTypes present) {
        return present == null ? new StoredTypes(depth + 1) : present;
    }

    /** Takes an object into account. */
    void see(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case Stored stored when depth < DEEPEST -> see(stored);
            case Map<?, ?> map
            when depth < DEEPEST -> {
                StoredTypes keyTypes = inner(keys);
                StoredTypes valueTypes = inner(elements);
                map.forEach((key, entry) -> {
                    keyTypes.see(key);
                    valueTypes.see(entry);
                });
                keys = keyTypes;
                elements = valueTypes;
                mixed |= leaf != null || !classes.isEmpty();
            }
            case List<?> list
            when depth < DEEPEST -> {
                StoredTypes types = inner(elements);
                list.forEach(types::see);
                elements = types;
                mixed |= leaf != null || !classes.isEmpty() || keys != null;
            }
            default -> seeLeaf(value);
        }
    }

    private void see(Stored stored) {
        classes.add(stored.className());
        mixed |= leaf != null || elements != null;
        int number = 0;
        for (Map.Entry<String, @Nullable Object> field : stored.fields().entrySet()) {
            StoredTypes types = fields.computeIfAbsent(field.getKey(), name -> new StoredTypes(depth + 1));
            if (field.getValue() == null) {
                types.declare(declared(stored.types().get(number)));
            } else {
                types.see(field.getValue());
            }
            number++;
        }
    }

    private void seeLeaf(Object value) {
        if (value.getClass().isArray() && !(value instanceof byte[])) {
            see(asList(value));
            return;
        }
        mixed |= elements != null || !classes.isEmpty();
        declare(typeOf(value));
    }

    private void declare(@Nullable DataType type) {
        if (type != null) {
            leaf = leaf == null ? type : common(leaf, type);
        }
    }

    private static DataType common(DataType a, DataType b) {
        if (a.equals(b)) {
            return a;
        }
        if (a instanceof DataType.Decimal x && b instanceof DataType.Decimal y) {
            int scale = Math.max(x.scale(), y.scale());
            int digits = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
            if (digits + scale <= DataType.Decimal.MAX_PRECISION) {
                return new DataType.Decimal(digits + scale, scale, true);
            }
        }
        return DataTypes.STRING;
    }

    /** The type of values of a class when there is none to look at. */
    private static @Nullable DataType declared(String name) {
        return switch (name) {
            case "boolean", "java.lang.Boolean" -> DataTypes.BOOLEAN;
            case "byte", "java.lang.Byte" -> DataTypes.TINYINT;
            case "short", "java.lang.Short" -> DataTypes.SMALLINT;
            case "int", "java.lang.Integer" -> DataTypes.INT;
            case "long", "java.lang.Long" -> DataTypes.BIGINT;
            case "float", "java.lang.Float" -> DataTypes.FLOAT;
            case "double", "java.lang.Double" -> DataTypes.DOUBLE;
            case "java.lang.String" -> DataTypes.STRING;
            case "byte[]" -> DataTypes.BYTES;
            case "java.time.LocalDate" -> new DataType.Date(true);
            case "java.time.LocalTime" -> new DataType.Time(NANOS, true);
            case "java.time.LocalDateTime" -> new DataType.Timestamp(NANOS, true);
            case "java.time.Instant" -> new DataType.TimestampLtz(NANOS, true);
            default -> null;
        };
    }

    private static DataType typeOf(Object value) {
        return switch (value) {
            case BigDecimal number -> decimal(number);
            case BigInteger number -> decimal(new BigDecimal(number));
            default -> {
                String name =
                        value instanceof byte[] ? "byte[]" : value.getClass().getName();
                DataType type = declared(name);
                yield type == null ? DataTypes.STRING : type;
            }
        };
    }

    private static DataType decimal(BigDecimal number) {
        int scale = Math.max(0, number.scale());
        int precision = Math.max(Math.max(1, scale), number.precision() - number.scale() + scale);
        return precision <= DataType.Decimal.MAX_PRECISION
                ? new DataType.Decimal(precision, scale, true)
                : DataTypes.STRING;
    }

    private static List<Object> asList(Object array) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(Array.get(array, i));
        }
        return list;
    }

    /** The fields of all objects, if there are only objects: they can be columns of their own. */
    List<Field> columns() {
        if (classes.isEmpty() || mixed) {
            return List.of();
        }
        List<Field> columns = new ArrayList<>();
        if (classes.size() > 1) {
            columns.add(new Field(fields.containsKey(CLASS) ? CLASS + "_name" : CLASS, DataTypes.STRING));
        }
        fields.forEach((name, types) -> columns.add(new Field(name, types.type())));
        return columns;
    }

    /** The type. */
    DataType type() {
        if (mixed) {
            return DataTypes.STRING;
        }
        if (!classes.isEmpty()) {
            List<Field> columns = columns();
            // A ROW needs a field.
            return columns.isEmpty() ? DataTypes.STRING : new DataType.RowOf(columns, true);
        }
        if (keys != null && elements != null) {
            return new DataType.MapOf(keys.type(), elements.type(), true);
        }
        if (elements != null) {
            return new DataType.Array(elements.type(), true);
        }
        return leaf == null ? DataTypes.STRING : leaf;
    }

    /** An object as a value of the type. */
    @Nullable
    Object value(@Nullable Object object) {
        if (object == null) {
            return null;
        }
        DataType type = type();
        return switch (type) {
            case DataType.RowOf t -> Row.of(values((Stored) object).toArray());
            case DataType.MapOf t -> map((Map<?, ?>) object);
            case DataType.Array t -> list(object instanceof List<?> list ? list : asList(object));
            case DataType.Decimal t ->
                (object instanceof BigInteger number ? new BigDecimal(number) : (BigDecimal) object)
                        .setScale(t.scale());
            default -> type.equals(DataTypes.STRING) ? text(object) : object;
        };
    }

    /** An object's values of {@link #columns}. */
    List<@Nullable Object> values(@Nullable Stored object) {
        List<@Nullable Object> values = new ArrayList<>();
        if (classes.size() > 1) {
            values.add(object == null ? null : object.className());
        }
        fields.forEach((name, types) ->
                values.add(object == null ? null : types.value(object.fields().get(name))));
        return values;
    }

    private Map<@Nullable Object, @Nullable Object> map(Map<?, ?> map) {
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        StoredTypes keyTypes = inner(keys);
        StoredTypes valueTypes = inner(elements);
        map.forEach((key, value) -> values.put(keyTypes.value(key), valueTypes.value(value)));
        return values;
    }

    private List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> values = new ArrayList<>();
        StoredTypes types = inner(elements);
        list.forEach(element -> values.add(types.value(element)));
        return values;
    }

    private static String text(Object object) {
        return switch (object) {
            case Stored stored -> stored.fields().toString();
            case byte[] bytes -> java.util.HexFormat.of().formatHex(bytes);
            case LocalDate date -> date.toString();
            case LocalTime time -> time.toString();
            case LocalDateTime time -> time.toString();
            case Instant instant -> instant.toString();
            default -> object.getClass().isArray() ? asList(object).toString() : object.toString();
        };
    }
}
