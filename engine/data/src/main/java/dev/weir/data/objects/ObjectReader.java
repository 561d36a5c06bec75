package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.io.DataInput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an {@link ObjectWriter} has written, into the classes as they are now: fields that are missing stay null
 * or zero, those that are gone are passed over, numbers are widened. Only data classes are made, see
 * {@link DataClasses}; a class is not even initialised before that is known. One thread.
 */
public final class ObjectReader {
    static final int CONSTANTS = 0;
    static final int FIELDS = 1;
    /** Fields, and how they lie. */
    static final int FLAT_FIELDS = 2;

    private final List<StoredShape> shapes;
    private final KnownClasses known;
    private final ObjectPath path = new ObjectPath();
    private final NeutralSource source;

    private ObjectReader(List<StoredShape> shapes, KnownClasses known) {
        this.shapes = shapes;
        this.known = known;
        source = new NeutralSource(shapes);
    }

    /**
     * A reader for the classes that {@link ObjectWriter#shapes} has described. Looks for none of them yet.
     *
     * @param known where the classes of now are found
     */
    public static ObjectReader of(DataInput in, KnownClasses known) throws IOException {
        return new ObjectReader(readShapes(in), known);
    }

    static List<StoredShape> readShapes(DataInput in) throws IOException {
        int count = count(in);
        List<StoredShape> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = in.readByte();
            if (kind != CONSTANTS && kind != FIELDS && kind != FLAT_FIELDS) {
                throw new IOException("a class of kind " + kind);
            }
            String name = in.readUTF();
            int size = count(in);
            List<String> names = new ArrayList<>();
            List<String> types = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                names.add(in.readUTF());
                if (kind != CONSTANTS) {
                    types.add(in.readUTF());
                }
            }
            List<StoredField> fields = kind == FLAT_FIELDS ? readFields(in, size, shapes) : null;
            shapes.add(new StoredShape(name, kind == CONSTANTS, names, types, fields));
        }
        return shapes;
    }

    private static List<StoredField> readFields(DataInput in, int size, List<StoredShape> before) throws IOException {
        List<StoredField> fields = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            FlatKind kind = FlatKind.of(in.readUnsignedByte());
            boolean isPrimitive = in.readBoolean();
            StoredField field = new StoredField(kind, isPrimitive, -1);
            if (field.hasShape()) {
                int shape = in.readInt();
                if (shape < 0
                        || shape >= before.size()
                        || before.get(shape).isEnum() != (kind == FlatKind.CONSTANT)
                        || kind == FlatKind.NESTED && before.get(shape).fields() == null) {
                    throw new IOException("a field of class " + shape);
                }
                field = new StoredField(kind, isPrimitive, shape);
            }
            fields.add(field);
        }
        return fields;
    }

    private static int count(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > 1 << 20) {
            throw new IOException("a count of " + count);
        }
        return count;
    }

    /**
     * The next object.
     *
     * @param root what a message calls it
     */
    public @Nullable Object read(String root, ObjectSource in) {
        path.reset(root);
        try {
            return next(in);
        } catch (DamagedBytesException
                | ClassCastException
                | ArrayIndexOutOfBoundsException
                | ArrayStoreException
                | NullPointerException e) {
            throw WeirException.of(ObjectError.DAMAGED, "%s: what was stored is no object: %s", path, e)
                    .causedBy(e);
        }
    }

    /** The object that was written as these bytes. */
    public @Nullable Object read(String root, byte[] from) {
        return read(root, new ObjectSource().of(from, 0, from.length));
    }

    /** Gives back what it needs while it is busy; it may be used again. */
    public void rest() {
        source.rest();
    }

    private @Nullable Object next(ObjectSource in) {
        int form = in.getByte();
        return switch (form) {
            case ObjectForm.NULL -> null;
            case ObjectForm.NEUTRAL -> object(source.neutral(in), Object.class);
            case ObjectForm.FLAT -> flat((int) in.getCount(), in);
            case ObjectForm.COLLECTION -> collection(in);
            case ObjectForm.MAP -> map(in);
            default -> NeutralSource.value(form, in);
        };
    }

    private Object flat(int number, ObjectSource in) {
        if (number < 0 || number >= shapes.size()) {
            throw new DamagedBytesException("it is of a class that is not described");
        }
        FlatCodec codec = shape(number, Object.class).codec();
        if (codec == null) {
            return Objects.requireNonNull(object(source.flat(number, in), Object.class));
        }
        try {
            return codec.read(in);
        } catch (DamagedBytesException e) {
            throw e;
        } catch (Throwable thrown) {
            throw WeirException.of(
                            ObjectError.DOES_NOT_FIT,
                            "an object of %s cannot be made again: %s",
                            shapes.get(number).className(),
                            thrown)
                    .causedBy(thrown);
        }
    }

    private Object collection(ObjectSource in) {
        Container container = container(in, Container.Kind.COLLECTION);
        int size = in.getSize();
        if (!path.enter("[]")) {
            throw new DamagedBytesException("objects lie too deep one within the other");
        }
        List<@Nullable Object> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(next(in));
        }
        path.leave();
        return container.collect(elements, null);
    }

    private Object map(ObjectSource in) {
        Container container = container(in, Container.Kind.MAP);
        int size = in.getSize();
        if (!path.enter("[]")) {
            throw new DamagedBytesException("objects lie too deep one within the other");
        }
        Map<@Nullable Object, @Nullable Object> map = container.map(null, size);
        for (int i = 0; i < size; i++) {
            map.put(next(in), next(in));
        }
        path.leave();
        return container.seal(map);
    }

    private static Container container(ObjectSource in, Container.Kind kind) {
        int code = in.getByte();
        Container container = Container.ofCode(code);
        if (container == null || container.kind() != kind) {
            throw new DamagedBytesException("it is of kind " + code);
        }
        return container;
    }

    private @Nullable Object object(@Nullable Object neutral, Type target) {
        if (neutral == null) {
            return null;
        }
        Object object = neutral instanceof Object[] parts ? composite(parts, target) : neutral;
        Object fitted = Widening.fit(object, DataClasses.boxed(raw(target)));
        if (fitted == null) {
            throw WeirException.of(
                            ObjectError.DOES_NOT_FIT,
                            "%s: a %s was stored, which is no %s",
                            path,
                            object.getClass().getTypeName(),
                            target.getTypeName())
                    .hint("numbers may become wider; for other changes add a new field");
        }
        return fitted;
    }

    private Object composite(Object[] neutral, Type target) {
        int code = (Integer) neutral[0];
        if (code < 0) {
            StoredShape stored = shape(-code - 1, target);
            return switch (Objects.requireNonNull(stored.shape())) {
                case Shape.Constants constants -> constant(stored, constants, (Integer) neutral[1]);
                case Shape.Fields fields -> fields(stored, fields, neutral);
            };
        }
        Container container = Container.ofCode(code);
        if (container == null) {
            throw WeirException.of(ObjectError.DAMAGED, "%s: what was stored is of kind %d", path, code);
        }
        path.enter("[]");
        Object object = switch (container.kind()) {
            case COLLECTION -> container.collect(elements(neutral, 1, argument(target, 0)), null);
            case SORTED -> container.collect(elements(neutral, 2, argument(target, 0)), order((Integer) neutral[1]));
            case MAP -> map(container, neutral, null, 1, target);
            case SORTED_MAP -> map(container, neutral, order((Integer) neutral[1]), 2, target);
            case OTHER -> other(container, neutral, target);
        };
        path.leave();
        return object;
    }

    private StoredShape shape(int number, Type target) {
        StoredShape stored = shapes.get(number);
        if (stored.shape() == null) {
            Shape now = known.resolve(stored.className(), raw(target), path);
            if (now instanceof Shape.Constants != stored.isEnum()) {
                throw WeirException.of(
                        ObjectError.DOES_NOT_FIT,
                        "%s: %s was %s enum when objects of it were stored",
                        path,
                        now.type().getName(),
                        stored.isEnum() ? "an" : "no");
            }
            stored.resolve(now);
            if (now instanceof Shape.Fields fields && liesAsNow(stored, fields)) {
                stored.setCodec(FlatCode.of(now.type()));
            }
        }
        return stored;
    }

    /** Whether the bytes of a stored class's objects are what would be written now. */
    private boolean liesAsNow(StoredShape stored, Shape.Fields now) {
        List<StoredField> fields = stored.fields();
        FlatLayout layout = FlatLayout.of(now);
        if (fields == null || layout == null || !stored.hasNamesOfNow() || !layout.isAs(fields)) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).hasShape()) {
                Class<?> type = layout.fields().get(i).type();
                StoredShape inner = shape(fields.get(i).shape(), type);
                Shape present = Objects.requireNonNull(inner.shape());
                if (present.type() != type || !(inner.isEnum() ? inner.hasNamesOfNow() : inner.codec() != null)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Object constant(StoredShape stored, Shape.Constants constants, int ordinal) {
        Object constant = stored.constant(ordinal);
        if (constant == null) {
            throw WeirException.of(
                            ObjectError.DOES_NOT_FIT,
                            "%s: %s has no constant %s any more",
                            path,
                            constants.type().getName(),
                            stored.names().get(ordinal))
                    .hint("@FormerlyKnownAs on a constant says which one takes its place");
        }
        return constant;
    }

    private Object fields(StoredShape stored, Shape.Fields fields, Object[] neutral) {
        @Nullable Object[] values = new @Nullable Object[fields.parts().size()];
        for (int i = 1; i < neutral.length; i++) {
            Shape.Part part = stored.part(i - 1);
            if (part != null) {
                path.enter(part.name());
                values[part.index()] = object(neutral[i], part.generic());
                path.leave();
            }
        }
        for (Shape.Part part : fields.parts()) {
            if (values[part.index()] == null && part.type().isPrimitive()) {
                values[part.index()] = Array.get(Array.newInstance(part.type(), 1), 0);
            }
        }
        return fields.make(values);
    }

    @SuppressWarnings("NullAway") // Elements may be null, as the collection allows.
    private List<Object> elements(Object[] neutral, int from, Type target) {
        List<Object> elements = new ArrayList<>(neutral.length - from);
        for (int i = from; i < neutral.length; i++) {
            elements.add(object(neutral[i], target));
        }
        return elements;
    }

    @SuppressWarnings("NullAway") // Keys and values may be null, as the map allows.
    private Map<Object, Object> map(
            Container container, Object[] neutral, @Nullable Comparator<Object> order, int from, Type target) {
        Map<Object, Object> map = container.map(order, (neutral.length - from) / 2);
        Type keys = argument(target, 0);
        Type values = argument(target, 1);
        for (int i = from; i < neutral.length; i += 2) {
            map.put(object(neutral[i], keys), object(neutral[i + 1], values));
        }
        return container.seal(map);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Comparator<Object> order(int code) {
        return code == Container.REVERSED ? (Comparator<Object>) (Comparator<?>) Collections.reverseOrder() : null;
    }

    private Object other(Container container, Object[] neutral, Type target) {
        Object value = neutral.length > 1 ? neutral[1] : null;
        return switch (container) {
            case ARRAY -> array((String) Objects.requireNonNull(value), neutral, target);
            case ENUM_SET -> enumSet(neutral, target);
            case ENUM_MAP -> enumMap(neutral, target);
            case OPTIONAL -> Optional.ofNullable(object(value, argument(target, 0)));
            case OPTIONAL_INT -> value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
            case OPTIONAL_LONG -> value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
            case OPTIONAL_DOUBLE -> value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
            case ENTRY ->
                new AbstractMap.SimpleEntry<@Nullable Object, @Nullable Object>(
                        object(value, argument(target, 0)), object(neutral[2], argument(target, 1)));
            case IMMUTABLE_ENTRY ->
                new AbstractMap.SimpleImmutableEntry<@Nullable Object, @Nullable Object>(
                        object(value, argument(target, 0)), object(neutral[2], argument(target, 1)));
            case BITS -> BitSet.valueOf((long[]) Objects.requireNonNull(value));
            case ATOMIC_INTEGER -> new AtomicInteger((Integer) Objects.requireNonNull(value));
            case ATOMIC_LONG -> new AtomicLong((Long) Objects.requireNonNull(value));
            case ATOMIC_BOOLEAN -> new AtomicBoolean((Boolean) Objects.requireNonNull(value));
            case ATOMIC_REFERENCE -> new AtomicReference<@Nullable Object>(object(value, argument(target, 0)));
            case ZONE -> ZoneId.of((String) Objects.requireNonNull(value));
            default -> throw new IllegalArgumentException(container.name());
        };
    }

    private Object array(String component, Object[] neutral, Type target) {
        Class<?> type = component(component);
        Type elements = target instanceof GenericArrayType generic ? generic.getGenericComponentType() : type;
        Object[] array = (Object[]) Array.newInstance(type, neutral.length - 2);
        for (int i = 0; i < array.length; i++) {
            array[i] = object(neutral[i + 2], elements);
        }
        return array;
    }

    private Class<?> component(String name) {
        return switch (name.charAt(0)) {
            case '[' -> component(name.substring(1)).arrayType();
            case '#' ->
                Objects.requireNonNull(shape(Integer.parseInt(name.substring(1)), Object.class)
                                .shape())
                        .type();
            case '?' -> known.open(name.substring(1), path);
            default -> known.ofJdk(name, path);
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object enumSet(Object[] neutral, Type target) {
        int number = (Integer) neutral[1];
        Class<?> type = number < 0
                ? raw(argument(target, 0))
                : Objects.requireNonNull(shape(number, Object.class).shape()).type();
        EnumSet set = EnumSet.noneOf((Class<? extends Enum>) type.asSubclass(Enum.class));
        for (int i = 2; i < neutral.length; i++) {
            set.add(Objects.requireNonNull(object(neutral[i], Object.class)));
        }
        return set;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object enumMap(Object[] neutral, Type target) {
        Class<?> type = raw(argument(target, 0));
        Map<Object, @Nullable Object> entries = new java.util.LinkedHashMap<>();
        for (int i = 1; i < neutral.length; i += 2) {
            Enum<?> key = (Enum<?>) Objects.requireNonNull(object(neutral[i], Object.class));
            type = key.getDeclaringClass();
            entries.put(key, object(neutral[i + 1], argument(target, 1)));
        }
        if (!type.isEnum()) {
            throw WeirException.of(
                    ObjectError.DOES_NOT_FIT, "%s: an empty EnumMap needs a field that names its enum", path);
        }
        EnumMap map = new EnumMap(type.asSubclass(Enum.class));
        map.putAll(entries);
        return map;
    }

    /** The class of a type; Object when only a program that runs knows it. */
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> raw(parameterized.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default -> Object.class;
        };
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            boolean isContainer = Collection.class.isAssignableFrom(raw(type))
                    || Map.class.isAssignableFrom(raw(type))
                    || DataClasses.ofJdk(raw(type));
            if (isContainer && index < arguments.length) {
                return arguments[index];
            }
        }
        return Object.class;
    }
}
