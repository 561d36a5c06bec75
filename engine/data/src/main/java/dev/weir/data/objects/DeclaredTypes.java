package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Walks through types and what they can hold, and looks whether it can be kept. */
final class DeclaredTypes {
    /** Types of the JDK of which only a value can tell. */
    private static final Set<Class<?>> OPEN = Set.of(
            Object.class,
            Number.class,
            Comparable.class,
            CharSequence.class,
            java.io.Serializable.class,
            Enum.class,
            Record.class,
            Iterable.class);

    private final Set<Class<?>> found = new LinkedHashSet<>();
    private boolean lenient;

    /** The user's classes that were met. */
    Set<Class<?>> found() {
        return found;
    }

    /** Throws a coded error unless values of a class can be kept. */
    void check(Class<?> type) {
        check(type, type.getSimpleName());
    }

    /** The same for the type of a variable; see {@link ObjectTypes#checkVariable}. */
    void checkVariable(Type type) {
        switch (type) {
            case Class<?> plain -> {
                if (!isOpen(plain)) {
                    check(plain);
                }
            }
            case ParameterizedType parameterized -> {
                checkVariable(parameterized.getRawType());
                for (Type argument : parameterized.getActualTypeArguments()) {
                    checkVariable(argument);
                }
            }
            case GenericArrayType array -> checkVariable(array.getGenericComponentType());
            case WildcardType wildcard -> checkVariable(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> ignored -> {
                // What stands for it is seen when there is a value.
            }
            default -> throw new IllegalArgumentException(type.getTypeName());
        }
    }

    private static boolean isOpen(Class<?> type) {
        return !DataClasses.ofJdk(type)
                && !type.isArray()
                && !type.isSealed()
                && !type.isEnum()
                && (type.isInterface() || Modifier.isAbstract(type.getModifiers()));
    }

    /**
     * The user's classes that a variable of a class can hold and their fields in turn, whether they can be kept or not.
     */
    Set<Class<?>> reachable(Class<?> type) {
        lenient = true;
        check(type);
        return found;
    }

    private void check(Type type, String path) {
        switch (type) {
            case Class<?> plain -> checkClass(plain, path);
            case ParameterizedType parameterized -> {
                check(parameterized.getRawType(), path);
                for (Type argument : parameterized.getActualTypeArguments()) {
                    check(argument, path + "[]");
                }
            }
            case GenericArrayType array -> check(array.getGenericComponentType(), path + "[]");
            case WildcardType wildcard -> check(wildcard.getUpperBounds()[0], path);
            case TypeVariable<?> ignored -> {
                // What stands for it is checked where it is named, or when there is a value.
            }
            default -> throw new IllegalArgumentException(type.getTypeName());
        }
    }

    private void checkClass(Class<?> type, String path) {
        if (type.isPrimitive() || DataClasses.isLeaf(type) || OPEN.contains(type) || isJdkContainer(type)) {
            return;
        }
        Class<?> component = type.getComponentType();
        if (component != null) {
            check(component, path + "[]");
            return;
        }
        if (!found.add(type)) {
            return;
        }
        // An enum whose constants have bodies is a sealed class, too.
        if (type.isSealed() && !type.isEnum()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                check(permitted, path + "(" + permitted.getSimpleName() + ")");
            }
            if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
                return;
            }
        }
        String refusal = DataClasses.refusal(type);
        if (refusal != null) {
            refuse(type, path, refusal);
            return;
        }
        if (!type.isEnum()) {
            fields(type, path);
        }
    }

    private void refuse(Class<?> type, String path, @Nullable String why) {
        if (!lenient) {
            throw WeirException.of(
                    ObjectError.UNSUPPORTED, "%s: %s cannot be kept in state: it %s", path, type.getTypeName(), why);
        }
    }

    private void fields(Class<?> type, String path) {
        for (Class<?> at = type; at != null && !DataClasses.ofJdk(at); at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    check(field.getGenericType(), path + "." + field.getName());
                }
            }
        }
    }

    private static boolean isJdkContainer(Class<?> type) {
        return DataClasses.ofJdk(type)
                && (Container.of(type) != null
                        || type.isInterface()
                                && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))
                        || Map.Entry.class.isAssignableFrom(type)
                        || type == Optional.class
                        || type == AtomicReference.class
                        || type == java.util.AbstractList.class
                        || type == java.util.AbstractMap.class);
    }
}
