package dev.weir.stream.fields;

import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.State;
import dev.weir.stream.state.StateDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function says about the values of its states: in the types of its fields, and in descriptors in them. */
public final class StateFields {
    private StateFields() {}

    /**
     * A type of values.
     *
     * @param where a message's words for where it is said
     * @param isNamed whether it is a class that a descriptor names, and not a field's type argument
     */
    public record Declared(String where, Type type, boolean isNamed) {}

    /** What the fields of a function's class and the classes above it say. */
    public static List<Declared> of(Object function) {
        List<Declared> declared = new ArrayList<>();
        for (Class<?> at = function.getClass();
                at != null && at.getClassLoader() != null && !at.isHidden();
                at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                Class<?> type = field.getType();
                boolean isDescriptor = StateDescriptor.class.isAssignableFrom(type);
                boolean saysAccumulator = type == AggregatingState.class || type == AggregatingStateDescriptor.class;
                // The arguments of the aggregating ones are what goes in and comes out.
                if ((isDescriptor || State.class.isAssignableFrom(type)) && !saysAccumulator) {
                    arguments(field, declared);
                }
                if (isDescriptor) {
                    descriptor(field, function, declared);
                }
            }
        }
        return declared;
    }

    private static void arguments(Field field, List<Declared> declared) {
        if (field.getGenericType() instanceof ParameterizedType parameterized) {
            String where = "field '" + field.getName() + "' of "
                    + field.getDeclaringClass().getName();
            for (Type argument : parameterized.getActualTypeArguments()) {
                declared.add(new Declared(where, argument, false));
            }
        }
    }

    private static void descriptor(Field field, Object function, List<Declared> declared) {
        if (!field.trySetAccessible()) {
            return;
        }
        Object found;
        try {
            found = field.get(Modifier.isStatic(field.getModifiers()) ? null : function);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        if (found instanceof StateDescriptor descriptor) {
            String where = "state '" + descriptor.getName() + "'";
            descriptor.getTypes().forEach(type -> declared.add(new Declared(where, type, true)));
            Type accumulator = descriptor instanceof AggregatingStateDescriptor<?, ?, ?> aggregating
                    ? accumulator(aggregating.getAggregateFunction())
                    : null;
            if (accumulator != null) {
                declared.add(new Declared(where, accumulator, false));
            }
        }
    }

    /** The type of a function's accumulators; null when it is not known. */
    public static @Nullable Type accumulator(AggregateFunction<?, ?, ?> function) {
        for (Class<?> at = function.getClass(); at != null && !at.isHidden(); at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (method.getName().equals("createAccumulator") && !method.isBridge()) {
                    return method.getGenericReturnType();
                }
            }
        }
        return null;
    }
}
