package dev.weir.sql.functions;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Row;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Between the objects that the engine has at its edges and those that a user's method takes and returns, where the two
 * differ or a value has to be brought to its type. Never called for NULL.
 */
interface Conversion {
    /** The engine's object as the user's. */
    Object toUser(Object value);

    /** Whether the engine's objects are the user's as they are. */
    default boolean keepsObjects() {
        return true;
    }

    /** The user's object as the engine's; null if the type has no such value. Fails if it is of another class. */
    @Nullable
    Object toEngine(Object value);

    /**
     * The conversion of a type.
     *
     * @param type the SQL type
     * @param java what a method says of it: a class, or a list, map or array with the types of its parts
     */
    static Conversion of(DataType type, Type java) {
        Class<?> raw = JavaTypes.boxed(JavaTypes.raw(java));
        Type element = JavaTypes.element(java);
        if (type instanceof DataType.Array array && raw.isArray() && element != null) {
            return new OfArray(raw.getComponentType(), of(array.element(), element), array.element());
        }
        if (raw != Object.class && !raw.equals(JavaTypes.edgeClass(type))) {
            throw WeirException.of(FunctionError.UNCLEAR_TYPE, "%s is not held by %s", type.name(), java.getTypeName())
                    .hint("use " + JavaTypes.edgeClass(type).getSimpleName());
        }
        return switch (type) {
            case DataType.Array array ->
                new OfList(element == null ? of(array.element(), Object.class) : of(array.element(), element), array);
            case DataType.MapOf map -> {
                Type[] parts = java instanceof ParameterizedType generic
                        ? generic.getActualTypeArguments()
                        : new Type[] {Object.class, Object.class};
                yield new OfMap(of(map.key(), parts[0]), of(map.value(), parts[1]), map);
            }
            case DataType.RowOf row ->
                new OfRow(
                        row.fields().stream()
                                .map(field -> of(field.type(), Object.class))
                                .toList(),
                        row);
            default -> new Plain(type);
        };
    }

    /** The engine's object for a value that may be null. Fails if the type has no NULL. */
    private static @Nullable Object engine(Conversion conversion, @Nullable Object value, DataType type) {
        Object converted = value == null ? null : conversion.toEngine(value);
        if (converted == null && !type.nullable()) {
            throw new BadResultException("NULL was returned where the type is " + type.sql());
        }
        return converted;
    }

    private static @Nullable Object user(Conversion conversion, @Nullable Object value) {
        return value == null ? null : conversion.toUser(value);
    }

    private static <T> T cast(Class<T> wanted, Object value, DataType type) {
        if (!wanted.isInstance(value)) {
            throw new BadResultException("an object of %s was returned, where %s needs one of %s"
                    .formatted(value.getClass().getName(), type.name(), wanted.getSimpleName()));
        }
        return wanted.cast(value);
    }

    /** The same class on both sides. */
    record Plain(DataType type) implements Conversion {
        @Override
        public Object toUser(Object value) {
            return value;
        }

        @Override
        public @Nullable Object toEngine(Object value) {
            Object same = cast(JavaTypes.edgeClass(type), value, type);
            return switch (type) {
                case DataType.Decimal t -> {
                    BigDecimal rounded = ((BigDecimal) same).setScale(t.scale(), RoundingMode.HALF_UP);
                    yield rounded.precision() > t.precision() ? null : rounded;
                }
                case DataType.Time t -> ((LocalTime) same).truncatedTo(unit(t.precision()));
                case DataType.Timestamp t -> ((LocalDateTime) same).truncatedTo(unit(t.precision()));
                case DataType.TimestampLtz t -> ((Instant) same).truncatedTo(unit(t.precision()));
                default -> same;
            };
        }

        /** Digits between those that have a unit are kept: what is shown is cut by the type. */
        private static ChronoUnit unit(int precision) {
            return precision == 0
                    ? ChronoUnit.SECONDS
                    : precision <= 3 ? ChronoUnit.MILLIS : precision <= 6 ? ChronoUnit.MICROS : ChronoUnit.NANOS;
        }
    }

    /** A list on both sides. */
    record OfList(Conversion element, DataType.Array type) implements Conversion {
        @Override
        public boolean keepsObjects() {
            return element.keepsObjects();
        }

        @Override
        public Object toUser(Object value) {
            List<@Nullable Object> converted = new ArrayList<>();
            ((List<?>) value).forEach(each -> converted.add(user(element, each)));
            return converted;
        }

        @Override
        public Object toEngine(Object value) {
            List<@Nullable Object> converted = new ArrayList<>();
            ((List<?>) cast(List.class, value, type))
                    .forEach(each -> converted.add(engine(element, each, type.element())));
            return converted;
        }
    }

    /** An array for a list. */
    record OfArray(Class<?> component, Conversion element, DataType elementType) implements Conversion {
        @Override
        public boolean keepsObjects() {
            return false;
        }

        @Override
        public Object toUser(Object value) {
            List<?> list = (List<?>) value;
            Object array = Array.newInstance(component, list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(array, i, user(element, list.get(i)));
            }
            return array;
        }

        @Override
        public Object toEngine(Object value) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                list.add(engine(element, Array.get(value, i), elementType));
            }
            return list;
        }
    }

    /** A map on both sides. */
    record OfMap(Conversion key, Conversion value, DataType.MapOf type) implements Conversion {
        @Override
        public boolean keepsObjects() {
            return key.keepsObjects() && value.keepsObjects();
        }

        @Override
        public Object toUser(Object map) {
            Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
            ((Map<?, ?>) map).forEach((k, v) -> converted.put(user(key, k), user(value, v)));
            return converted;
        }

        @Override
        public Object toEngine(Object map) {
            Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
            ((Map<?, ?>) cast(Map.class, map, type))
                    .forEach((k, v) -> converted.put(engine(key, k, type.key()), engine(value, v, type.value())));
            return converted;
        }
    }

    /** A row on both sides. */
    record OfRow(List<Conversion> fields, DataType.RowOf type) implements Conversion {
        @Override
        public Object toUser(Object value) {
            Row row = (Row) value;
            @Nullable Object[] converted = new @Nullable Object[fields.size()];
            for (int i = 0; i < converted.length; i++) {
                converted[i] = user(fields.get(i), row.getField(i));
            }
            return Row.of(converted);
        }

        @Override
        public Object toEngine(Object value) {
            Row row = cast(Row.class, value, type);
            if (row.size() != fields.size()) {
                throw new BadResultException("a row of %d fields was returned, where %s has %d"
                        .formatted(row.size(), type.name(), fields.size()));
            }
            @Nullable Object[] converted = new @Nullable Object[fields.size()];
            for (int i = 0; i < converted.length; i++) {
                DataType field = type.fields().get(i).type();
                converted[i] = engine(fields.get(i), row.getField(i), field);
            }
            return Row.of(converted);
        }
    }

    /** The engine's value for what a method has returned, which may be null. */
    static @Nullable Object result(Conversion conversion, DataType type, @Nullable Object returned) {
        return engine(conversion, returned, type);
    }

    /** The user's value for one of the engine's, which may be null. */
    static @Nullable Object argument(Conversion conversion, @Nullable Object value) {
        return user(conversion, value);
    }

    /** What a method has returned is no value of its type. */
    final class BadResultException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadResultException(String message) {
            super(Objects.requireNonNull(message));
        }
    }
}
