package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as bytes. Classes are numbered as they are met, and described by {@link #shapes}, without which the
 * bytes mean nothing. An object that is met twice is written twice. One thread.
 */
public final class ObjectWriter {
    /** Turns an object of one class into its neutral form. */
    private interface Encoding {
        @Nullable
        Object encode(Object value);
    }

    private final Map<Class<?>, Encoding> encodings = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final ObjectPath path = new ObjectPath();
    private @Nullable ForyBytes bytes;

    /**
     * The bytes of an object.
     *
     * @param root what a message calls it when it or something in it cannot be kept
     */
    public byte[] write(String root, @Nullable Object value) {
        path.reset(root);
        Object neutral = neutral(value);
        if (bytes == null) {
            bytes = ForyBytes.borrow();
        }
        return bytes.write(neutral);
    }

    /** The bytes of two objects, as {@link #write(String, Object)} of one. */
    public byte[] write(String root, @Nullable Object first, @Nullable Object second) {
        path.reset(root);
        @Nullable Object[] neutral = new @Nullable Object[] {neutral(first), neutral(second)};
        if (bytes == null) {
            bytes = ForyBytes.borrow();
        }
        return bytes.write(neutral);
    }

    /** Describes a class of {@link FixedClasses}, and all that it holds, before any of its objects is met. */
    public void meet(Class<?> type) {
        if (type.isPrimitive() || DataClasses.isLeaf(type)) {
            return;
        }
        Class<?> home = DataClasses.enumOf(type);
        number(home == null ? type : home);
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                meet(component.getType());
            }
        }
    }

    /** Another writer, for another thread, with the same numbers for all classes met so far. */
    public ObjectWriter fork() {
        ObjectWriter other = new ObjectWriter();
        other.shapes.addAll(shapes);
        other.numbers.putAll(numbers);
        return other;
    }

    /** Has the first writer of the process find soon, what it would wait for else; does nothing the second time. */
    public static void warm() {
        ForyBytes.warm();
    }

    /** Gives back what it needs while it is busy; it may be used again. */
    public void rest() {
        if (bytes != null) {
            bytes.giveBack();
            bytes = null;
        }
    }

    /** Fails with the path unless the object can be written. */
    public void check(String root, @Nullable Object value) {
        path.reset(root);
        neutral(value);
    }

    /** Describes the classes met so far. */
    public void shapes(DataOutput out) throws IOException {
        out.writeInt(shapes.size());
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Constants constants -> {
                    out.writeByte(ObjectReader.CONSTANTS);
                    out.writeUTF(constants.type().getName());
                    out.writeInt(constants.names().size());
                    for (String name : constants.names()) {
                        out.writeUTF(name);
                    }
                }
                case Shape.Fields fields -> {
                    out.writeByte(ObjectReader.FIELDS);
                    out.writeUTF(fields.type().getName());
                    out.writeInt(fields.parts().size());
                    for (Shape.Part part : fields.parts()) {
                        out.writeUTF(part.name());
                        out.writeUTF(part.generic().getTypeName());
                    }
                }
            }
        }
    }

    private @Nullable Object neutral(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        Encoding encoding = encodings.get(value.getClass());
        if (encoding == null) {
            encoding = encoding(value.getClass());
            encodings.put(value.getClass(), encoding);
        }
        return encoding.encode(value);
    }

    @SuppressWarnings("EnumOrdinal") // The names of the constants are written beside, by ordinal.
    private Encoding encoding(Class<?> type) {
        if (DataClasses.isLeaf(type)) {
            return value -> value;
        }
        Container container = Container.of(type);
        if (container != null) {
            return value -> container(container, value);
        }
        Class<?> home = DataClasses.enumOf(type);
        Class<?> shaped = home == null ? type : home;
        String refusal = DataClasses.refusal(shaped);
        if (refusal != null) {
            throw unsupported(type, refusal);
        }
        // A reader looks at the types of its fields, too, and would refuse what is not looked at here.
        new DeclaredTypes().check(shaped);
        int number = number(shaped);
        return switch (shapes.get(number)) {
            case Shape.Constants ignored -> value -> new Object[] {-number - 1, ((Enum<?>) value).ordinal()};
            case Shape.Fields fields -> value -> fields(number, fields, value);
        };
    }

    private int number(Class<?> type) {
        Integer present = numbers.get(type);
        if (present != null) {
            return present;
        }
        Shape shape = Shape.of(type);
        shapes.add(shape);
        numbers.put(type, shapes.size() - 1);
        return shapes.size() - 1;
    }

    private WeirException unsupported(Class<?> type, String why) {
        return WeirException.of(
                ObjectError.UNSUPPORTED, "%s: %s cannot be kept in state: it %s", path, type.getTypeName(), why);
    }

    private void enter(String segment) {
        if (!path.enter(segment)) {
            String text = path.toString();
            throw WeirException.of(
                    ObjectError.UNSUPPORTED,
                    "%s: an object that contains itself, or 400 others one within the other, cannot be kept in state",
                    text.substring(0, Math.min(text.length(), 80)));
        }
    }

    private Object fields(int number, Shape.Fields fields, Object value) {
        List<Shape.Part> parts = fields.parts();
        @Nullable Object[] neutral = new @Nullable Object[parts.size() + 1];
        neutral[0] = -number - 1;
        for (int i = 0; i < parts.size(); i++) {
            Shape.Part part = parts.get(i);
            Object inner = part.get(value);
            if (inner != null) {
                enter(part.name());
                neutral[i + 1] = neutral(inner);
                path.leave();
            }
        }
        return neutral;
    }

    private Object container(Container container, Object value) {
        enter("[]");
        Object neutral = switch (container.kind()) {
            case COLLECTION -> collection(container, (Collection<?>) value, 0, 1);
            case SORTED -> collection(container, (Collection<?>) value, order(value), 2);
            case MAP -> map(container, (Map<?, ?>) value, 0, 1);
            case SORTED_MAP -> map(container, (Map<?, ?>) value, order(value), 2);
            case OTHER -> other(container, value);
        };
        path.leave();
        return neutral;
    }

    private int order(Object value) {
        Comparator<?> order = switch (value) {
            case PriorityQueue<?> queue -> queue.comparator();
            case SortedSet<?> set -> set.comparator();
            case SortedMap<?, ?> map -> map.comparator();
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
        if (order == null || order.equals(Comparator.naturalOrder())) {
            return Container.NATURAL;
        }
        if (order.equals(Collections.reverseOrder())) {
            return Container.REVERSED;
        }
        throw unsupported(value.getClass(), "has a comparator of its own (use the natural order or its reverse)");
    }

    private Object collection(Container container, Collection<?> values, int order, int at) {
        @Nullable Object[] neutral = new @Nullable Object[values.size() + at];
        neutral[at - 1] = order;
        neutral[0] = container.code();
        int next = at;
        for (Object value : values) {
            neutral[next++] = neutral(value);
        }
        return neutral;
    }

    private Object map(Container container, Map<?, ?> map, int order, int at) {
        @Nullable Object[] neutral = new @Nullable Object[2 * map.size() + at];
        neutral[at - 1] = order;
        neutral[0] = container.code();
        int next = at;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            neutral[next++] = neutral(entry.getKey());
            neutral[next++] = neutral(entry.getValue());
        }
        return neutral;
    }

    private Object other(Container container, Object value) {
        int code = container.code();
        return switch (container) {
            case ARRAY -> array((@Nullable Object[]) value);
            case ENUM_SET -> enumSet((EnumSet<?>) value);
            case ENUM_MAP -> map(container, (Map<?, ?>) value, 0, 1);
            case OPTIONAL -> new @Nullable Object[] {code, neutral(((Optional<?>) value).orElse(null))};
            case OPTIONAL_INT -> {
                OptionalInt optional = (OptionalInt) value;
                yield new @Nullable Object[] {code, optional.isPresent() ? optional.getAsInt() : null};
            }
            case OPTIONAL_LONG -> {
                OptionalLong optional = (OptionalLong) value;
                yield new @Nullable Object[] {code, optional.isPresent() ? optional.getAsLong() : null};
            }
            case OPTIONAL_DOUBLE -> {
                OptionalDouble optional = (OptionalDouble) value;
                yield new @Nullable Object[] {code, optional.isPresent() ? optional.getAsDouble() : null};
            }
            case ENTRY, IMMUTABLE_ENTRY -> {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
                yield new @Nullable Object[] {code, neutral(entry.getKey()), neutral(entry.getValue())};
            }
            case BITS -> new Object[] {code, ((BitSet) value).toLongArray()};
            case ATOMIC_INTEGER -> new Object[] {code, ((AtomicInteger) value).get()};
            case ATOMIC_LONG -> new Object[] {code, ((AtomicLong) value).get()};
            case ATOMIC_BOOLEAN -> new Object[] {code, ((AtomicBoolean) value).get()};
            case ATOMIC_REFERENCE -> new @Nullable Object[] {code, neutral(((AtomicReference<?>) value).get())};
            case ZONE -> new Object[] {code, value.toString()};
            default -> throw new IllegalArgumentException(container.name());
        };
    }

    private Object array(@Nullable Object[] values) {
        @Nullable Object[] neutral = new @Nullable Object[values.length + 2];
        neutral[0] = Container.ARRAY.code();
        neutral[1] = component(Objects.requireNonNull(values.getClass().getComponentType()));
        for (int i = 0; i < values.length; i++) {
            neutral[i + 2] = neutral(values[i]);
        }
        return neutral;
    }

    /** A class of the JDK by name, one with a shape by number, an array by brackets before that. */
    private String component(Class<?> type) {
        if (type.isArray()) {
            return "[" + component(Objects.requireNonNull(type.getComponentType()));
        }
        if (type.isPrimitive() || DataClasses.ofJdk(type) && !type.isEnum()) {
            return type.getName();
        }
        // What is open, such as an array of a sealed type, is kept by the name that the reader looks at again.
        return DataClasses.refusal(type) == null ? "#" + number(type) : "?" + type.getName();
    }

    private Object enumSet(EnumSet<?> set) {
        EnumSet<?> rest = EnumSet.complementOf(set);
        EnumSet<?> any = set.isEmpty() ? rest : set;
        @Nullable Object[] neutral = new @Nullable Object[set.size() + 2];
        neutral[0] = Container.ENUM_SET.code();
        neutral[1] = any.isEmpty() ? -1 : number(any.iterator().next().getDeclaringClass());
        int next = 2;
        for (Enum<?> constant : set) {
            neutral[next++] = neutral(constant);
        }
        return neutral;
    }
}
