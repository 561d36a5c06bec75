package dev.weir.stream.fields;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.guard.SelfDescribing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates elements by one field. Sum, minimum and maximum replace the field in the first element; the others choose
 * one of the elements. Elements are never changed.
 */
public final class FieldReduce implements ReduceFunction<Object>, SelfDescribing {
    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> NUMBERS = Set.of(
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class);

    /** What is made of two elements. */
    public enum Kind {
        SUM("sum"),
        MIN("min"),
        MAX("max"),
        MIN_BY_FIRST("minBy"),
        MIN_BY_LAST("minBy"),
        MAX_BY_FIRST("maxBy"),
        MAX_BY_LAST("maxBy");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        private boolean replaces() {
            return this == SUM || this == MIN || this == MAX;
        }
    }

    private final Kind kind;
    private final FieldReference reference;
    private transient @Nullable Map<Class<?>, ElementField> fields;

    private FieldReduce(Kind kind, FieldReference reference) {
        this.kind = kind;
        this.reference = reference;
    }

    /**
     * An aggregate. A field that is missing or of no use is an error at once when the class of the elements is known,
     * and when the first two elements meet otherwise.
     *
     * @param element the class of the elements; null when it is not known, or when they are of several
     */
    public static FieldReduce of(Kind kind, FieldReference reference, @Nullable Class<?> element) {
        FieldReference named = reference;
        Class<?> known = element;
        if (kind.replaces() && reference instanceof FieldReference.Selected selected) {
            named = new FieldReference.Named(FunctionTypes.fieldRead(selected.selector()));
            Class<?> owner = FunctionTypes.parameter(selected.selector());
            known = owner == null ? element : owner;
        }
        FieldReduce function = new FieldReduce(kind, named);
        if (known != null) {
            function.resolve(known);
        }
        return function;
    }

    /** The user's function, or the aggregate and its field. */
    @Override
    public String inWords() {
        return reference instanceof FieldReference.Selected selected
                ? FunctionFailure.describe(selected.selector())
                : kind.method + " of field " + reference;
    }

    private ElementField resolve(Class<?> element) {
        ElementField field = ElementFields.find(element, reference);
        Class<?> type = field.type();
        if (kind == Kind.SUM && type != Object.class && type != Number.class && !NUMBERS.contains(type)) {
            throw WeirException.of(
                            StreamError.NO_SUCH_FIELD,
                            "field '%s' of %s is a %s, which cannot be added up",
                            field.name(),
                            element.getName(),
                            type.getName())
                    .hint("sum() takes numbers; reduce() takes a function of your own");
        }
        boolean mayCompare = type == Object.class || type.isInterface() || Comparable.class.isAssignableFrom(type);
        if (kind != Kind.SUM && !mayCompare && type != Number.class) {
            throw WeirException.of(
                            StreamError.NO_SUCH_FIELD,
                            "field '%s' of %s is a %s, which has no order",
                            field.name(),
                            element.getName(),
                            type.getName())
                    .hint("declare the class Comparable, or use reduce()");
        }
        return field;
    }

    @Override
    public Object reduce(Object first, Object second) throws Exception {
        Object before = value(first);
        Object after = value(second);
        return switch (kind) {
            case SUM -> field(first).with(first, add(before, after));
            case MIN -> compare(after, before) < 0 ? field(first).with(first, after) : first;
            case MAX -> compare(after, before) > 0 ? field(first).with(first, after) : first;
            case MIN_BY_FIRST -> compare(after, before) < 0 ? second : first;
            case MIN_BY_LAST -> compare(after, before) <= 0 ? second : first;
            case MAX_BY_FIRST -> compare(after, before) > 0 ? second : first;
            case MAX_BY_LAST -> compare(after, before) >= 0 ? second : first;
        };
    }

    private Object value(Object element) throws Exception {
        ElementField field = field(element);
        Object value = field.get(element);
        if (value == null) {
            throw WeirException.of(
                    StreamError.NO_SUCH_FIELD,
                    "field '%s' of an element of %s is null",
                    field.name(),
                    element.getClass().getName());
        }
        return value;
    }

    private ElementField field(Object element) {
        Map<Class<?>, ElementField> known = fields;
        if (known == null) {
            known = new HashMap<>();
            fields = known;
        }
        return known.computeIfAbsent(element.getClass(), this::resolve);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** The sum in the field's own type; one that has no room there is an {@link ArithmeticException}. */
    private static Object add(Object one, Object other) {
        return switch (one) {
            case Integer a -> Math.addExact(a, (Integer) other);
            case Long a -> Math.addExact(a, (Long) other);
            case Double a -> a + (Double) other;
            case Float a -> a + (Float) other;
            case BigDecimal a -> a.add((BigDecimal) other);
            case BigInteger a -> a.add((BigInteger) other);
            case Short a -> inRange((short) (a + (Short) other), a + (Short) other);
            case Byte a -> inRange((byte) (a + (Byte) other), a + (Byte) other);
            default ->
                throw WeirException.of(
                        StreamError.NO_SUCH_FIELD,
                        "a %s cannot be added up",
                        one.getClass().getName());
        };
    }

    private static <N extends Number> N inRange(N narrow, int exact) {
        if (narrow.intValue() != exact) {
            throw new ArithmeticException(
                    "sum " + exact + " does not fit into a " + narrow.getClass().getSimpleName());
        }
        return narrow;
    }
}
