package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hash codes of keys that are the same in every process: those that {@link Object#hashCode} gives, but for enums, whose
 * own follow from addresses. A constant goes by its name, also within records, collections, maps and optionals.
 */
public final class ObjectHashes {
    /** How objects of a class are hashed. */
    private interface Rule {
        int hash(Object value);
    }

    private static final ClassValue<Rule> RULES = new ClassValue<>() {
        @Override
        protected Rule computeValue(Class<?> type) {
            return rule(type);
        }
    };

    private ObjectHashes() {}

    /** The hash code of a key; fails when it has none of its own. */
    public static int hash(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> text.hashCode();
            case Long number -> number.hashCode();
            case Integer number -> number.hashCode();
            default -> RULES.get(value.getClass()).hash(value);
        };
    }

    /** Fails with a coded error when objects of a class cannot be keys. */
    public static void check(Class<?> type) {
        RULES.get(type);
    }

    private static Rule rule(Class<?> type) {
        if (Enum.class.isAssignableFrom(type)) {
            return value -> ((Enum<?>) value).name().hashCode();
        }
        if (type.isRecord() && mayHoldEnum(type, new HashSet<>()) && hasGeneratedHash(type)) {
            return new ComponentRule(type);
        }
        if (List.class.isAssignableFrom(type)) {
            return ObjectHashes::hashList;
        }
        if (Set.class.isAssignableFrom(type)) {
            return ObjectHashes::hashSet;
        }
        if (Map.class.isAssignableFrom(type)) {
            return ObjectHashes::hashMap;
        }
        if (Map.Entry.class.isAssignableFrom(type)) {
            return value -> hash(((Map.Entry<?, ?>) value).getKey()) ^ hash(((Map.Entry<?, ?>) value).getValue());
        }
        if (type == Optional.class) {
            return value -> hash(((Optional<?>) value).orElse(null));
        }
        if (!type.isInterface() && !type.isPrimitive() && !hasOwnHash(type)) {
            throw WeirException.of(
                            ObjectError.NO_KEY,
                            "%s cannot be a key, or a part of one: %s",
                            type.getTypeName(),
                            type.isArray() ? "arrays are equal to themselves only" : "it has no hashCode of its own")
                    .hint(
                            type.isArray()
                                    ? "use a List, a String or a record"
                                    : "make it a record, or give it equals and hashCode");
        }
        return Object::hashCode;
    }

    private static boolean hasOwnHash(Class<?> type) {
        try {
            return type.getMethod("hashCode").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** As the contract of {@link List#hashCode} has it. */
    private static int hashList(Object value) {
        int hash = 1;
        for (Object element : (List<?>) value) {
            hash = 31 * hash + hash(element);
        }
        return hash;
    }

    /** As the contract of {@link Set#hashCode} has it. */
    private static int hashSet(Object value) {
        int hash = 0;
        for (Object element : (Set<?>) value) {
            hash += hash(element);
        }
        return hash;
    }

    /** As the contract of {@link Map#hashCode} has it. */
    private static int hashMap(Object value) {
        int hash = 0;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            hash += hash(entry.getKey()) ^ hash(entry.getValue());
        }
        return hash;
    }

    private static boolean mayHoldEnum(Class<?> type, Set<Class<?>> met) {
        if (type.isPrimitive() || isStable(type)) {
            return false;
        }
        if (!type.isRecord()) {
            return true;
        }
        if (met.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (mayHoldEnum(component.getType(), met)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isStable(Class<?> type) {
        return type == String.class
                || type == Boolean.class
                || type == Character.class
                || type == BigDecimal.class
                || type == BigInteger.class
                || type == UUID.class
                || Number.class.isAssignableFrom(type) && type.getName().startsWith("java.lang.")
                || TemporalAccessor.class.isAssignableFrom(type)
                        && Modifier.isFinal(type.getModifiers())
                        && type.getName().startsWith("java.time.")
                        && !type.isEnum();
    }

    /** Whether a record's hashCode is the one that the compiler makes, and not one that its author wrote. */
    private static boolean hasGeneratedHash(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in != null
                    && ClassFile.of().parse(in.readAllBytes()).methods().stream()
                            .filter(method -> method.methodName().equalsString("hashCode")
                                    && method.methodType().equalsString("()I"))
                            .flatMap(method -> method.code().stream())
                            .flatMap(code -> code.elementStream())
                            .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                                    && call.bootstrapMethod()
                                            .owner()
                                            .displayName()
                                            .equals("ObjectMethods"));
        } catch (IOException e) {
            return false;
        }
    }

    /** A record by its components, as the hashCode that the compiler makes. */
    private static final class ComponentRule implements Rule {
        private final MethodHandle[] components;

        ComponentRule(Class<?> type) {
            RecordComponent[] parts = type.getRecordComponents();
            components = new MethodHandle[parts.length];
            try {
                for (int i = 0; i < parts.length; i++) {
                    var field = type.getDeclaredField(parts[i].getName());
                    field.setAccessible(true);
                    components[i] = MethodHandles.lookup()
                            .unreflectGetter(field)
                            .asType(MethodType.methodType(Object.class, Object.class));
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }

        @Override
        public int hash(Object value) {
            int hash = 0;
            try {
                for (MethodHandle component : components) {
                    Object part = (Object) component.invokeExact(value);
                    hash = 31 * hash + ObjectHashes.hash(part);
                }
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
            return hash;
        }
    }
}
