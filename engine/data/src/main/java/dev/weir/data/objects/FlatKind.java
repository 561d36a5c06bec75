package dev.weir.data.objects;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link ObjectBytes} holds without the help of {@link ForyBytes}. The order is part of the format. */
enum FlatKind {
    BOOLEAN(boolean.class, Boolean.class),
    BYTE(byte.class, Byte.class),
    SHORT(short.class, Short.class),
    CHAR(char.class, Character.class),
    INT(int.class, Integer.class),
    LONG(long.class, Long.class),
    FLOAT(float.class, Float.class),
    DOUBLE(double.class, Double.class),
    TEXT(null, String.class),
    INSTANT(null, Instant.class),
    DURATION(null, Duration.class),
    DATE(null, LocalDate.class),
    DATE_TIME(null, LocalDateTime.class),
    /** Of an enum, by its number in the description of the class. */
    CONSTANT(null, null),
    /** An object of a record all of whose fields are of these kinds. */
    NESTED(null, null);

    private static final FlatKind[] ALL = values();
    private static final Map<Class<?>, FlatKind> BY_CLASS = new HashMap<>();

    static {
        for (FlatKind kind : ALL) {
            if (kind.primitive != null) {
                BY_CLASS.put(kind.primitive, kind);
            }
            if (kind.type != null) {
                BY_CLASS.put(kind.type, kind);
            }
        }
    }

    private final @Nullable Class<?> primitive;
    private final @Nullable Class<?> type;

    FlatKind(@Nullable Class<?> primitive, @Nullable Class<?> type) {
        this.primitive = primitive;
        this.type = type;
    }

    @SuppressWarnings("EnumOrdinal") // The order is part of the format.
    int code() {
        return ordinal();
    }

    /** The kind of a code; fails when there is none. */
    static FlatKind of(int code) {
        if (code >= ALL.length) {
            throw new DamagedBytesException("a value of kind " + code);
        }
        return ALL[code];
    }

    /** The kind of a class's values; null for all other classes, constants and nested ones among them. */
    static @Nullable FlatKind of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    /** Whether a primitive one is written by {@link ObjectBytes#putNumber}. */
    boolean isNumber() {
        return switch (this) {
            case BYTE, SHORT, CHAR, INT, LONG -> true;
            default -> false;
        };
    }
}
