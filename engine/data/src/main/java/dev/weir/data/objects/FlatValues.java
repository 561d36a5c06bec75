package dev.weir.data.objects;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of the JDK as bytes and back, by {@link FlatKind}. */
final class FlatValues {
    private FlatValues() {}

    /** Writes a value that is there. */
    static void put(FlatKind kind, Object value, ObjectBytes out) {
        switch (kind) {
            case BOOLEAN -> out.putBoolean((Boolean) value);
            case CHAR -> out.putNumber((Character) value);
            case BYTE, SHORT, INT, LONG -> out.putNumber(((Number) value).longValue());
            case FLOAT -> out.putFloat((Float) value);
            case DOUBLE -> out.putDouble((Double) value);
            case TEXT -> out.putText(value);
            case INSTANT -> {
                Instant instant = (Instant) value;
                out.putNumbers(instant.getEpochSecond(), instant.getNano());
            }
            case DURATION -> {
                Duration duration = (Duration) value;
                out.putNumbers(duration.getSeconds(), duration.getNano());
            }
            case DATE -> out.putNumber(((LocalDate) value).toEpochDay());
            case DATE_TIME -> {
                LocalDateTime time = (LocalDateTime) value;
                out.putNumbers(
                        time.toLocalDate().toEpochDay(), time.toLocalTime().toNanoOfDay());
            }
            case CONSTANT, NESTED -> throw new IllegalArgumentException(kind.name());
        }
    }

    /** Reads what {@link #put} has written. */
    static Object get(FlatKind kind, ObjectSource in) {
        return switch (kind) {
            case BOOLEAN -> in.getBoolean();
            case BYTE, SHORT, CHAR, INT, LONG -> box(kind, in.getNumber());
            case FLOAT -> in.getFloat();
            case DOUBLE -> in.getDouble();
            case TEXT -> text(in);
            case INSTANT, DURATION, DATE, DATE_TIME -> time(kind, in);
            case CONSTANT, NESTED -> throw new DamagedBytesException("a value of kind " + kind);
        };
    }

    private static Object time(FlatKind kind, ObjectSource in) {
        long first = in.getNumber();
        long second = kind == FlatKind.DATE ? 0 : in.getNext();
        try {
            return switch (kind) {
                case INSTANT -> Instant.ofEpochSecond(first, second);
                case DURATION -> Duration.ofSeconds(first, second);
                case DATE -> LocalDate.ofEpochDay(first);
                default -> LocalDateTime.of(LocalDate.ofEpochDay(first), LocalTime.ofNanoOfDay(second));
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new DamagedBytesException("a time that there is not: " + e);
        }
    }

    /** A number as an object of its class. */
    static Object box(FlatKind kind, long number) {
        return switch (kind) {
            case BYTE -> (byte) number;
            case SHORT -> (short) number;
            case CHAR -> (char) number;
            case INT -> (int) number;
            case LONG -> number;
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static String text(ObjectSource in) {
        String text = in.getText();
        if (text == null) {
            throw new DamagedBytesException("a text is missing");
        }
        return text;
    }

    // What follows is called by the code that FlatCode makes.

    static void putNullable(@Nullable Object value, FlatKind kind, ObjectBytes out) {
        out.putBoolean(value != null);
        if (value != null) {
            put(kind, value, out);
        }
    }

    static @Nullable Object getNullable(FlatKind kind, ObjectSource in) {
        return in.getBoolean() ? get(kind, in) : null;
    }

    @SuppressWarnings("EnumOrdinal") // The names of the constants are written beside, by ordinal.
    static void putConstant(@Nullable Object value, ObjectBytes out) {
        out.putCount(value == null ? 0 : ((Enum<?>) value).ordinal() + 1L);
    }

    /** The number of a constant, or -1 for null. */
    static int getConstant(ObjectSource in) {
        long ordinal = in.getCount() - 1;
        if (ordinal < -1 || ordinal > Integer.MAX_VALUE) {
            throw new DamagedBytesException("a constant of number " + ordinal);
        }
        return (int) ordinal;
    }

    static @Nullable Object getConstant(Object[] constants, ObjectSource in) {
        int ordinal = getConstant(in);
        if (ordinal >= constants.length) {
            throw new DamagedBytesException("a constant of number " + ordinal);
        }
        return ordinal < 0 ? null : constants[ordinal];
    }

    static void putNested(@Nullable Object value, FlatCodec codec, ObjectBytes out) throws Throwable {
        out.putBoolean(value != null);
        if (value != null) {
            codec.write(value, out);
        }
    }

    static @Nullable Object getNested(FlatCodec codec, ObjectSource in) throws Throwable {
        return in.getBoolean() ? Objects.requireNonNull(codec.read(in)) : null;
    }
}
