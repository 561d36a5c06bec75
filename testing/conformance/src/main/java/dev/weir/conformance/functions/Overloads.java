package dev.weir.conformance.functions;

import dev.weir.data.Row;
import dev.weir.functions.DataTypeHint;
import dev.weir.functions.FunctionHint;
import dev.weir.functions.InputGroup;
import dev.weir.functions.ScalarFunction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of all types, which say what they were called with. */
public final class Overloads {
    private Overloads() {}

    /** Says which method was called. */
    public static class Which extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public String eval() {
            return "nothing";
        }

        public String eval(boolean value) {
            return "boolean " + value;
        }

        public String eval(int value) {
            return "int " + value;
        }

        public String eval(@Nullable Integer value) {
            return "Integer " + value;
        }

        public String eval(@Nullable Long value) {
            return "Long " + value;
        }

        public String eval(@Nullable Double value) {
            return "Double " + value;
        }

        public String eval(@Nullable String value) {
            return "String " + value;
        }

        public String eval(byte @Nullable [] value) {
            return "byte[] " + Arrays.toString(value);
        }

        public String eval(@Nullable LocalDate value) {
            return "LocalDate " + value;
        }

        public String eval(@Nullable LocalTime value) {
            return "LocalTime " + value;
        }

        public String eval(@Nullable LocalDateTime value) {
            return "LocalDateTime " + value;
        }

        public String eval(@Nullable Instant value) {
            return "Instant " + value;
        }

        public String eval(@Nullable @DataTypeHint("DECIMAL(10, 3)") BigDecimal value) {
            return "BigDecimal " + value;
        }

        public String eval(Integer @Nullable [] value) {
            return "Integer[] " + Arrays.toString(value);
        }

        public String eval(@Nullable Map<String, Integer> value) {
            return "Map " + value;
        }

        public String eval(@Nullable @DataTypeHint("ROW<name STRING, age INT>") Row value) {
            return "Row " + value;
        }

        public String eval(String first, String... more) {
            return "String and " + more.length + " more";
        }
    }

    /** Returns what is asked for. */
    public static class Sum extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public byte eval(byte left, byte right) {
            return (byte) (left + right);
        }

        public short eval(short left, short right) {
            return (short) (left + right);
        }

        public long eval(long left, long right) {
            return left + right;
        }

        public float eval(float left, float right) {
            return left + right;
        }

        public double eval(double left, double right) {
            return left + right;
        }

        @DataTypeHint("DECIMAL(5, 2)")
        public BigDecimal eval(
                @DataTypeHint("DECIMAL(5, 2)") BigDecimal left, @DataTypeHint("DECIMAL(5, 2)") BigDecimal right) {
            return left.add(right);
        }
    }

    /** Objects for results. */
    public static class Split extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public String @Nullable [] eval(@Nullable String text, String separator) {
            return text == null ? null : text.split(separator, -1);
        }
    }

    /** A map. */
    public static class Lengths extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public Map<String, Integer> eval(List<String> words) {
            Map<String, Integer> lengths = new LinkedHashMap<>();
            words.forEach(word -> lengths.put(word, word.length()));
            return lengths;
        }
    }

    /** A row. */
    public static class Parts extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        @DataTypeHint("ROW<`day` DATE, clock TIME(0), ts TIMESTAMP(3)>")
        public Row eval(LocalDateTime time) {
            return Row.of(time.toLocalDate(), time.toLocalTime(), time);
        }
    }

    /** Anything. */
    public static class Kind extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public String eval(@DataTypeHint(inputGroup = InputGroup.ANY) @Nullable Object value) {
            return value == null ? "null" : value.getClass().getSimpleName();
        }
    }

    /** Two ways to call one method. */
    @FunctionHint(
            input = {@DataTypeHint("INT"), @DataTypeHint("INT")},
            output = @DataTypeHint("INT"))
    @FunctionHint(
            input = {@DataTypeHint("BIGINT"), @DataTypeHint("BIGINT")},
            output = @DataTypeHint("BIGINT"))
    public static class Greater extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public @Nullable Object eval(@Nullable Object left, @Nullable Object right) {
            if (left == null || right == null) {
                return null;
            }
            return ((Number) left).longValue() > ((Number) right).longValue() ? left : right;
        }
    }
}
