package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the objects of a class are taken apart and put together. */
sealed interface Shape {
    /** The class. */
    Class<?> type();

    /** An enum; constants are told apart by name. */
    record Constants(Class<?> type, List<String> names, List<Object> values) implements Shape {
        /** The constant of a name or former name; null when there is none. */
        @Nullable
        Object find(String name) {
            int at = names.indexOf(name);
            if (at >= 0) {
                return values.get(at);
            }
            for (int i = 0; i < values.size(); i++) {
                try {
                    if (formerNames(type.getField(names.get(i))).contains(name)) {
                        return values.get(i);
                    }
                } catch (NoSuchFieldException e) {
                    throw new AssertionError(e);
                }
            }
            return null;
        }
    }

    /**
     * A record or plain class.
     *
     * @param maker {@code (Object[]) -> Object} of a record, {@code () -> Object} of a plain class
     * @param direct the constructor as it is
     */
    record Fields(Class<?> type, List<Part> parts, MethodHandle maker, MethodHandle direct) implements Shape {
        @Nullable
        Part find(String name) {
            for (Part part : parts) {
                if (part.name.equals(name)) {
                    return part;
                }
            }
            for (Part part : parts) {
                if (part.formerNames.contains(name)) {
                    return part;
                }
            }
            return null;
        }

        /** Makes an object of the values of all parts. */
        Object make(@Nullable Object[] values) {
            try {
                if (type.isRecord()) {
                    return maker.invokeExact(values);
                }
                Object made = (Object) maker.invokeExact();
                for (Part part : parts) {
                    part.set(made, values[part.index]);
                }
                return made;
            } catch (Throwable thrown) {
                throw WeirException.of(
                                ObjectError.DOES_NOT_FIT,
                                "an object of %s cannot be made again: %s",
                                type.getName(),
                                thrown)
                        .causedBy(thrown);
            }
        }
    }

    /**
     * A field.
     *
     * @param getter {@code (Object) -> Object}
     * @param setter {@code (Object, Object) -> void}; null in a record
     * @param directGetter as the field is
     * @param directSetter as the field is; null in a record
     */
    record Part(
            int index,
            String name,
            Type generic,
            Class<?> type,
            List<String> formerNames,
            MethodHandle getter,
            @Nullable MethodHandle setter,
            MethodHandle directGetter,
            @Nullable MethodHandle directSetter) {
        @Nullable
        Object get(Object owner) {
            try {
                return getter.invokeExact(owner);
            } catch (Throwable thrown) {
                throw WeirException.of(ObjectError.UNSUPPORTED, "field '%s' cannot be read: %s", name, thrown)
                        .causedBy(thrown);
            }
        }

        private void set(Object owner, @Nullable Object value) throws Throwable {
            if (setter != null && (value != null || !type.isPrimitive())) {
                setter.invokeExact(owner, value);
            }
        }
    }

    /** The shape of a class that {@link DataClasses#refusal} does not refuse. */
    static Shape of(Class<?> type) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return new Constants(
                    type,
                    Arrays.stream(constants)
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList(),
                    List.of(constants));
        }
        try {
            return type.isRecord() ? ofRecord(type) : ofPlain(type);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw WeirException.of(ObjectError.UNSUPPORTED, "%s cannot be kept in state: %s", type.getTypeName(), e)
                    .causedBy(e);
        }
    }

    private static Shape ofRecord(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            Field field = type.getDeclaredField(component.getName());
            parts.add(part(parts.size(), field, field.getName(), false));
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        MethodHandle direct = MethodHandles.lookup().unreflectConstructor(constructor);
        MethodHandle maker = direct.asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new Fields(type, List.copyOf(parts), maker, direct);
    }

    private static Shape ofPlain(Class<?> type) throws ReflectiveOperationException {
        ArrayDeque<Class<?>> hierarchy = new ArrayDeque<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            hierarchy.addFirst(at);
        }
        List<Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Class<?> at : hierarchy) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    String name =
                            names.add(field.getName()) ? field.getName() : at.getSimpleName() + "." + field.getName();
                    parts.add(part(parts.size(), field, name, true));
                }
            }
        }
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        MethodHandle maker =
                MethodHandles.lookup().unreflectConstructor(constructor).asType(MethodType.methodType(Object.class));
        return new Fields(type, List.copyOf(parts), maker, maker);
    }

    private static Part part(int index, Field field, String name, boolean settable)
            throws ReflectiveOperationException {
        field.setAccessible(true);
        MethodHandle getter = MethodHandles.lookup().unreflectGetter(field);
        MethodHandle setter = settable ? MethodHandles.lookup().unreflectSetter(field) : null;
        return new Part(
                index,
                name,
                field.getGenericType(),
                field.getType(),
                formerNames(field),
                getter.asType(MethodType.methodType(Object.class, Object.class)),
                setter == null ? null : setter.asType(MethodType.methodType(void.class, Object.class, Object.class)),
                getter,
                setter);
    }

    /** What {@link FormerlyKnownAs} says. */
    static List<String> formerNames(AnnotatedElement element) {
        FormerlyKnownAs known = element.getAnnotation(FormerlyKnownAs.class);
        return known == null ? List.of() : List.of(known.value());
    }
}
