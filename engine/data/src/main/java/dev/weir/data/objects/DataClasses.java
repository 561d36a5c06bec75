package dev.weir.data.objects;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which classes are data: by what they are, not by a list of names. */
final class DataClasses {
    /** Values that are bytes as they are. */
    private static final Set<Class<?>> LEAVES = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            String.class,
            BigInteger.class,
            BigDecimal.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class,
            Duration.class,
            Period.class,
            ZonedDateTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Year.class,
            YearMonth.class,
            MonthDay.class,
            ZoneOffset.class,
            UUID.class,
            Date.class,
            java.sql.Timestamp.class,
            java.sql.Date.class,
            java.sql.Time.class,
            Locale.class,
            Currency.class,
            java.net.URI.class,
            byte[].class,
            short[].class,
            char[].class,
            int[].class,
            long[].class,
            float[].class,
            double[].class,
            boolean[].class);

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            char.class, Character.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    private static final Set<String> PACKAGES_OF_ENUMS =
            Set.of("java.time", "java.time.temporal", "java.util.concurrent", "java.math");

    private DataClasses() {}

    static boolean isLeaf(Class<?> type) {
        return LEAVES.contains(type);
    }

    /** The class whose objects a variable of a type holds. */
    static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    static boolean ofJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /** The enum's class of one of its constants, which may have a class of its own; null when it is none. */
    static @Nullable Class<?> enumOf(Class<?> type) {
        if (type.isEnum()) {
            return type;
        }
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.isEnum() ? parent : null;
    }

    /** Why objects of a class that is no leaf, array or collection cannot be kept; null when they can. */
    static @Nullable String refusal(Class<?> type) {
        if (type.isEnum()) {
            return ofJdk(type) && !PACKAGES_OF_ENUMS.contains(type.getPackageName()) ? "is no value" : null;
        }
        if (ofJdk(type)) {
            return "is no value";
        }
        if (type.isHidden() || type.isSynthetic()) {
            return "is a lambda";
        }
        if (type.isInterface() || type.isAnnotation()) {
            return "is an interface that anybody may implement (make it sealed)";
        }
        if (type.isAnonymousClass()) {
            return "is an anonymous class";
        }
        if (type.isRecord()) {
            return null;
        }
        if (type.isLocalClass()) {
            return "is a local class, which may hold variables around it (make it a record, or a static class)";
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            return "is an inner class, which holds the object around it (make it static)";
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return "is an abstract class that anybody may extend (make it sealed)";
        }
        return refusalOfPlain(type);
    }

    private static @Nullable String refusalOfPlain(Class<?> type) {
        for (Class<?> parent = type.getSuperclass(); parent != Object.class; parent = parent.getSuperclass()) {
            if (ofJdk(parent)) {
                return "extends " + parent.getName();
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return null;
            }
        }
        return "has no constructor without arguments (add one, or make it a record)";
    }
}
