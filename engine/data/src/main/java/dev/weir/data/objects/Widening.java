package dev.weir.data.objects;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as wider ones, where nothing is lost. */
final class Widening {
    private Widening() {}

    /** The value as an object of a class; null when it is none. */
    static @Nullable Object fit(Object value, Class<?> type) {
        if (type.isInstance(value)) {
            return value;
        }
        return switch (value) {
            case Byte number -> whole(number, Byte.SIZE, type);
            case Short number -> whole(number, Short.SIZE, type);
            case Character letter -> type == Integer.class || type == Long.class ? whole(letter, 17, type) : null;
            case Integer number -> whole(number, Integer.SIZE, type);
            case Long number -> whole(number, Long.SIZE, type);
            case Float number when type == Double.class -> (double) number;
            case BigInteger number when type == BigDecimal.class -> new BigDecimal(number);
            default -> null;
        };
    }

    private static @Nullable Object whole(long value, int bits, Class<?> type) {
        if (type == Short.class && bits <= Short.SIZE) {
            return (short) value;
        }
        if (type == Integer.class && bits <= Integer.SIZE) {
            return (int) value;
        }
        if (type == Long.class) {
            return value;
        }
        if (type == Float.class && bits <= Short.SIZE) {
            return (float) value;
        }
        if (type == Double.class && bits <= Integer.SIZE) {
            return (double) value;
        }
        if (type == BigInteger.class) {
            return BigInteger.valueOf(value);
        }
        return type == BigDecimal.class ? BigDecimal.valueOf(value) : null;
    }
}
