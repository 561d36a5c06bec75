package dev.weir.stream.fields;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds fields: components of records, fields of classes with a constructor without parameters, values of arrays. */
final class ElementFields {
    private ElementFields() {}

    /** The field of that name or position. Fails with the names that there are. */
    static ElementField find(Class<?> element, FieldReference reference) {
        return switch (reference) {
            case FieldReference.Named(String name) -> named(element, name);
            case FieldReference.Positioned(int position) -> positioned(element, position);
            case FieldReference.Selected selected -> new Read(selected);
        };
    }

    private static ElementField named(Class<?> element, String name) {
        if (element.isRecord()) {
            RecordComponent[] components = element.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                if (components[i].getName().equals(name)) {
                    return component(element, components, i);
                }
            }
            throw missing(
                    element,
                    name,
                    Arrays.stream(components).map(RecordComponent::getName).toList());
        }
        if (isValue(element)) {
            if (name.equals("*")) {
                return new Itself(element);
            }
            throw missing(element, name, List.of("*"));
        }
        List<Field> fields = fields(element);
        for (Field field : fields) {
            if (field.getName().equals(name)) {
                return property(element, field, fields);
            }
        }
        throw missing(element, name, fields.stream().map(Field::getName).toList());
    }

    private static ElementField positioned(Class<?> element, int position) {
        if (element.isArray() && position >= 0) {
            return new ArrayValue(
                    MethodType.methodType(element.getComponentType()).wrap().returnType(), position);
        }
        if (isValue(element) && position == 0) {
            return new Itself(element);
        }
        if (element.isRecord()) {
            RecordComponent[] components = element.getRecordComponents();
            if (position >= 0 && position < components.length) {
                return component(element, components, position);
            }
            throw WeirException.of(
                            StreamError.NO_SUCH_FIELD,
                            "%s has no field at position %d; it has %d",
                            element.getName(),
                            position,
                            components.length)
                    .hint("positions begin with 0");
        }
        throw WeirException.of(StreamError.NO_SUCH_FIELD, "%s has no field at position %d", element.getName(), position)
                .hint("positions are for records and arrays: give the field's name");
    }

    private static WeirException missing(Class<?> element, String name, List<String> names) {
        String nearest = NearestName.hint(name, names);
        return WeirException.of(StreamError.NO_SUCH_FIELD, "%s has no field '%s'", element.getName(), name)
                .hint(nearest != null ? nearest : "its fields: " + String.join(", ", names));
    }

    /** Whether elements of the class are values without parts. */
    private static boolean isValue(Class<?> element) {
        return element != Object.class && element.getName().startsWith("java.") && !element.isRecord();
    }

    private static List<Field> fields(Class<?> element) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = element; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static ElementField component(Class<?> element, RecordComponent[] components, int position) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Method[] accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        try {
            Constructor<?> constructor = element.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            for (Method accessor : accessors) {
                accessor.setAccessible(true);
            }
            Class<?> type = MethodType.methodType(types[position]).wrap().returnType();
            return new Component(components[position].getName(), type, constructor, accessors, position);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static ElementField property(Class<?> element, Field field, List<Field> fields) {
        try {
            Constructor<?> constructor = element.getDeclaredConstructor();
            constructor.setAccessible(true);
            fields.forEach(each -> each.setAccessible(true));
            Class<?> type = MethodType.methodType(field.getType()).wrap().returnType();
            return new Property(field, type, constructor, fields);
        } catch (NoSuchMethodException missing) {
            throw WeirException.of(
                            StreamError.NO_SUCH_FIELD,
                            "an element of %s cannot be made with another value of '%s'",
                            element.getName(),
                            field.getName())
                    .hint("make it a record, or give it a constructor without parameters")
                    .causedBy(missing);
        }
    }

    private static Object make(Constructor<?> constructor, @Nullable Object... values) throws Exception {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException failure) {
            throw thrownBy(failure);
        }
    }

    private static Exception thrownBy(InvocationTargetException failure) {
        return switch (failure.getCause()) {
            case Error error -> throw error;
            case Exception thrown -> thrown;
            case null, default -> failure;
        };
    }

    private record Component(String name, Class<?> type, Constructor<?> constructor, Method[] accessors, int position)
            implements ElementField {
        @Override
        public @Nullable Object get(Object element) throws Exception {
            return read(accessors[position], element);
        }

        private static @Nullable Object read(Method accessor, Object element) throws Exception {
            try {
                return accessor.invoke(element);
            } catch (InvocationTargetException failure) {
                throw thrownBy(failure);
            }
        }

        @Override
        public Object with(Object element, Object value) throws Exception {
            @Nullable Object[] values = new @Nullable Object[accessors.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = i == position ? value : read(accessors[i], element);
            }
            return make(constructor, values);
        }
    }

    private record Property(Field field, Class<?> type, Constructor<?> constructor, List<Field> fields)
            implements ElementField {
        @Override
        public String name() {
            return field.getName();
        }

        @Override
        public @Nullable Object get(Object element) throws Exception {
            return field.get(element);
        }

        @Override
        public Object with(Object element, Object value) throws Exception {
            Object other = make(constructor);
            for (Field each : fields) {
                each.set(other, each.equals(field) ? value : each.get(element));
            }
            return other;
        }
    }

    private record ArrayValue(Class<?> type, int position) implements ElementField {
        @Override
        public String name() {
            return "[" + position + "]";
        }

        @Override
        public @Nullable Object get(Object element) {
            if (position >= Array.getLength(element)) {
                throw WeirException.of(
                        StreamError.NO_SUCH_FIELD,
                        "an array of %d values has none at position %d",
                        Array.getLength(element),
                        position);
            }
            return Array.get(element, position);
        }

        @Override
        public Object with(Object element, Object value) {
            int length = Array.getLength(element);
            Object other = Array.newInstance(element.getClass().getComponentType(), length);
            System.arraycopy(element, 0, other, 0, length);
            Array.set(other, position, value);
            return other;
        }
    }

    private record Itself(Class<?> type) implements ElementField {
        @Override
        public String name() {
            return "*";
        }

        @Override
        public Object get(Object element) {
            return element;
        }

        @Override
        public Object with(Object element, Object value) {
            return value;
        }
    }

    /** What a function reads; it cannot be given another value. */
    private record Read(FieldReference.Selected selected) implements ElementField {
        @Override
        public String name() {
            return selected.toString();
        }

        @Override
        public Class<?> type() {
            return Object.class;
        }

        @Override
        public @Nullable Object get(Object element) throws Exception {
            return selected.selector().getKey(element);
        }

        @Override
        public Object with(Object element, Object value) {
            throw new IllegalStateException("a function only reads");
        }
    }
}
