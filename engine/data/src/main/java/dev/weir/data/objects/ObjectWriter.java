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

    /** Appends an object of one class, with its {@link ObjectForm}. */
    private interface Form {
        void write(Object value, ObjectBytes out);
    }

    /**
     * A class with a number.
     *
     * @param layout null when it has none
     */
    private record Described(Shape shape, @Nullable FlatLayout layout) {}

    private final Map<Class<?>, Encoding> encodings = new HashMap<>();
    private final Map<Class<?>, Form> forms = new HashMap<>();
    private final List<Described> shapes = new ArrayList<>();
    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final ObjectPath path = new ObjectPath();
    private final ObjectBytes single = new ObjectBytes(128);
    private @Nullable ForyBytes bytes;
    // Keys and values take turns, and those of a state are mostly of one class each.
    private @Nullable Class<?> lastClass;
    private @Nullable Form lastForm;
    private @Nullable Class<?> classBefore;
    private @Nullable Form formBefore;

    /**
     * Appends an object.
     *
     * @param root what a message calls it when it or something in it cannot be kept
     */
    public void write(String root, @Nullable Object value, ObjectBytes out) {
        if (value == null) {
            out.putByte(ObjectForm.NULL);
            return;
        }
        path.reset(root);
        append(value, out);
    }

    /** The bytes of an object by itself. */
    public byte[] write(String root, @Nullable Object value) {
        single.truncate(0);
        write(root, value, single);
        return single.copy(0);
    }

    private void append(@Nullable Object value, ObjectBytes out) {
        if (value == null) {
            out.putByte(ObjectForm.NULL);
        } else {
            form(value.getClass()).write(value, out);
        }
    }

    private Form form(Class<?> type) {
        Form last = lastForm;
        if (type == lastClass && last != null) {
            return last;
        }
        Form form = formBefore;
        if (type != classBefore || form == null) {
            form = forms.get(type);
            if (form == null) {
                form = newForm(type);
                forms.put(type, form);
            }
        }
        classBefore = lastClass;
        formBefore = last;
        lastClass = type;
        lastForm = form;
        return form;
    }

    private Form newForm(Class<?> type) {
        FlatKind kind = FlatKind.of(type);
        if (kind != null) {
            return (value, out) -> {
                out.putByte(ObjectForm.VALUE + kind.code());
                FlatValues.put(kind, value, out);
            };
        }
        Container container = Container.of(type);
        if (container != null && container.kind() == Container.Kind.COLLECTION) {
            return (value, out) -> collection(container, (Collection<?>) value, out);
        }
        if (container != null && container.kind() == Container.Kind.MAP) {
            return (value, out) -> map(container, (Map<?, ?>) value, out);
        }
        Encoding encoding = encodingOf(type);
        Integer number = numbers.get(type);
        if (number != null && shapes.get(number).layout != null) {
            FlatCodec codec = FlatCode.of(type);
            return (value, out) -> flat(number, codec, value, out);
        }
        return (value, out) -> {
            out.putByte(ObjectForm.NEUTRAL);
            if (bytes == null) {
                bytes = ForyBytes.borrow();
            }
            bytes.write(encoding.encode(value), out);
        };
    }

    private static void flat(int number, FlatCodec codec, Object value, ObjectBytes out) {
        out.putByte(ObjectForm.FLAT);
        out.putCount(number);
        try {
            codec.write(value, out);
        } catch (Throwable thrown) {
            throw WeirException.of(
                            ObjectError.UNSUPPORTED,
                            "an object of %s cannot be read: %s",
                            value.getClass().getTypeName(),
                            thrown)
                    .causedBy(thrown);
        }
    }

    private void collection(Container container, Collection<?> values, ObjectBytes out) {
        enter("[]");
        out.putByte(ObjectForm.COLLECTION);
        out.putByte(container.code());
        out.putCount(values.size());
        for (Object value : values) {
            append(value, out);
        }
        path.leave();
    }

    private void map(Container container, Map<?, ?> map, ObjectBytes out) {
        enter("[]");
        out.putByte(ObjectForm.MAP);
        out.putByte(container.code());
        out.putCount(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            append(entry.getKey(), out);
            append(entry.getValue(), out);
        }
        path.leave();
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
        for (Described described : shapes) {
            switch (described.shape) {
                case Shape.Constants constants -> {
                    out.writeByte(ObjectReader.CONSTANTS);
                    out.writeUTF(constants.type().getName());
                    out.writeInt(constants.names().size());
                    for (String name : constants.names()) {
                        out.writeUTF(name);
                    }
                }
                case Shape.Fields fields -> {
                    out.writeByte(described.layout == null ? ObjectReader.FIELDS : ObjectReader.FLAT_FIELDS);
                    out.writeUTF(fields.type().getName());
                    out.writeInt(fields.parts().size());
                    for (Shape.Part part : fields.parts()) {
                        out.writeUTF(part.name());
                        out.writeUTF(part.generic().getTypeName());
                    }
                    if (described.layout != null) {
                        layout(described.layout, out);
                    }
                }
            }
        }
    }

    private void layout(FlatLayout layout, DataOutput out) throws IOException {
        for (FlatLayout.Field field : layout.fields()) {
            out.writeByte(field.kind().code());
            out.writeBoolean(field.isPrimitive());
            if (field.kind() == FlatKind.CONSTANT || field.kind() == FlatKind.NESTED) {
                out.writeInt(number(field.type()));
            }
        }
    }

    private @Nullable Object neutral(@Nullable Object value) {
        return value == null ? null : encodingOf(value.getClass()).encode(value);
    }

    private Encoding encodingOf(Class<?> type) {
        Encoding encoding = encodings.get(type);
        if (encoding == null) {
            encoding = encoding(type);
            encodings.put(type, encoding);
        }
        return encoding;
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
        return switch (shapes.get(number).shape) {
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
        FlatLayout layout = shape instanceof Shape.Fields fields ? FlatLayout.of(fields) : null;
        if (layout != null) {
            // Their numbers are below the one of the class around them.
            for (FlatLayout.Field field : layout.fields()) {
                if (field.kind() == FlatKind.CONSTANT || field.kind() == FlatKind.NESTED) {
                    number(field.type());
                }
            }
        }
        shapes.add(new Described(shape, layout));
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
