package dev.weir.functions;

/**
 * A function of the values of one row. A subclass has one or more public methods {@code eval}, static or not, which may
 * be overloaded and take any number of last arguments ({@code eval(String... words)}):
 *
 * <pre>{@code
 * public class CountChar extends ScalarFunction {
 *     public long eval(String text, String character) {
 *         return text.chars().filter(each -> each == character.charAt(0)).count();
 *     }
 * }
 * }</pre>
 *
 * <p>Which SQL types a method takes and returns follows from its Java types: {@code int} is INT NOT NULL,
 * {@link Integer} INT, {@link String} STRING, {@link java.time.LocalDate} DATE, {@link java.time.LocalTime} TIME(9),
 * {@link java.time.LocalDateTime} TIMESTAMP(9), {@link java.time.Instant} TIMESTAMP_LTZ(9), {@code byte[]} BYTES,
 * {@code T[]} and {@code List<T>} ARRAY, {@code Map<K, V>} MAP. {@link java.math.BigDecimal} and
 * {@link dev.weir.data.Row} need a {@link DataTypeHint}.
 *
 * <p>NULL reaches a parameter of an object type as null, and null that is returned is NULL. A parameter of a primitive
 * type takes no argument that may be NULL: the query is refused.
 *
 * <p>What a method throws ends the job, with an error that names function, arguments and place.
 */
public abstract class ScalarFunction extends UserDefinedFunction {
    private static final long serialVersionUID = 1L;
}
