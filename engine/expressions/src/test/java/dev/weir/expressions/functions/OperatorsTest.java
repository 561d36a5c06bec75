package dev.weir.expressions.functions;

import static dev.weir.expressions.functions.FunctionTester.function;

import dev.weir.data.DataTypes;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorsTest {
    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void integersDoNotWrapAround() {
        function("+")
                .gives(3, 1, 2)
                .gives(5L, 2L, 3)
                .gives(null, 1, Literal.nullOf(DataTypes.INT))
                .gives(Integer.MAX_VALUE, Integer.MAX_VALUE, 0)
                .gives(Integer.MAX_VALUE + 1L, Integer.MAX_VALUE, 1L)
                .fails(ExpressionError.OVERFLOW, Integer.MAX_VALUE, 1)
                .fails(ExpressionError.OVERFLOW, Long.MIN_VALUE, -1)
                .fails(ExpressionError.OVERFLOW, (byte) 127, (byte) 1)
                .fails(ExpressionError.OVERFLOW, (short) -32768, (byte) -1);
        function("-")
                .gives(-1, 1, 2)
                .gives(-1L, 1, 2L)
                .gives(Long.MIN_VALUE, -1L, Long.MAX_VALUE)
                .fails(ExpressionError.OVERFLOW, 0L, Long.MIN_VALUE)
                .fails(ExpressionError.OVERFLOW, -2, Integer.MAX_VALUE);
        function("*")
                .gives(6, 2, 3)
                .gives(Long.MIN_VALUE, 1L << 62, -2L)
                .fails(ExpressionError.OVERFLOW, Long.MAX_VALUE, 2L)
                .fails(ExpressionError.OVERFLOW, -1L, Long.MIN_VALUE)
                .fails(ExpressionError.OVERFLOW, (short) 200, (short) 200)
                .fails(ExpressionError.OVERFLOW, 1 << 16, 1 << 15);
    }

    @Test
    void signsAndQuotientsThatDoNotFit() {
        function("/")
                .gives(Integer.MAX_VALUE, -Integer.MAX_VALUE, -1)
                .fails(ExpressionError.OVERFLOW, Integer.MIN_VALUE, -1)
                .fails(ExpressionError.OVERFLOW, Long.MIN_VALUE, -1L)
                .fails(ExpressionError.OVERFLOW, (byte) -128, (byte) -1);
        function("%").gives(0L, Long.MIN_VALUE, -1L);
        for (String sign : List.of("-/1", "ABS")) {
            function(sign)
                    .gives(Long.MAX_VALUE, -Long.MAX_VALUE)
                    .gives((byte) 127, (byte) -127)
                    .fails(ExpressionError.OVERFLOW, Long.MIN_VALUE)
                    .fails(ExpressionError.OVERFLOW, Integer.MIN_VALUE)
                    .fails(ExpressionError.OVERFLOW, (short) -32768)
                    .fails(ExpressionError.OVERFLOW, (byte) -128);
        }
        function("ROUND")
                .gives(2147483640, 2147483644, -1)
                .fails(ExpressionError.OVERFLOW, Integer.MAX_VALUE, -1)
                .fails(ExpressionError.OVERFLOW, (byte) 127, -1);
    }

    @Test
    void pointsInTimeAndIntervalsThatDoNotFit() {
        Duration longest = Duration.ofMillis(Long.MAX_VALUE);
        LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0);
        LocalDate date = LocalDate.of(2020, 1, 1);
        function("+")
                .gives(time.plus(Duration.ofDays(1L << 20)), time, Duration.ofDays(1L << 20))
                .gives(LocalTime.of(7, 12, 55, 807_000_000), LocalTime.of(0, 0), longest)
                .fails(ExpressionError.OVERFLOW, time, longest)
                .fails(ExpressionError.OVERFLOW, longest, time)
                .fails(ExpressionError.OVERFLOW, longest, Duration.ofMillis(1))
                .fails(ExpressionError.OVERFLOW, date, longest)
                .fails(ExpressionError.OVERFLOW, date, Period.ofMonths(Integer.MAX_VALUE))
                .fails(ExpressionError.OVERFLOW, Period.ofMonths(Integer.MAX_VALUE), Period.ofMonths(1));
        function("-").fails(ExpressionError.OVERFLOW, LocalDateTime.of(1900, 1, 1, 0, 0), longest);
        function("*")
                .gives(Period.ofYears(3), Period.ofMonths(12), 3)
                .gives(Period.of(1, 6, 0), Period.ofMonths(12), 1.5)
                .fails(ExpressionError.OVERFLOW, Period.ofMonths(1 << 20), 1 << 12)
                .fails(ExpressionError.OVERFLOW, longest, 2)
                .fails(ExpressionError.OVERFLOW, longest, 2.0);
        function("/")
                .gives(Duration.ofMinutes(30), Duration.ofHours(1), 2.0)
                .fails(ExpressionError.DIVISION_BY_ZERO, Duration.ofHours(1), 0.0);
        function("-/1").fails(ExpressionError.OVERFLOW, Duration.ofMillis(Long.MIN_VALUE));
    }

    @Test
    void divisionCutsOffAndRejectsZero() {
        function("/").gives(2, 5, 2).gives(-2, -5, 2).gives(2.5, 5.0, 2).gives(Double.POSITIVE_INFINITY, 1.0, 0.0);
        function("/")
                .fails(ExpressionError.DIVISION_BY_ZERO, 1, 0)
                .fails(ExpressionError.DIVISION_BY_ZERO, decimal("1"), decimal("0"));
        function("MOD").gives(-1, -26, 5).gives(3, 44, 41);
        function("%").gives(1, 5, 2).fails(ExpressionError.DIVISION_BY_ZERO, 5L, 0L);
    }

    @Test
    void decimalsHaveTheTypesOfFlink() {
        function("+").gives(decimal("300.2434"), decimal("100.12"), decimal("200.1234"));
        function("+").hasType("DECIMAL(20, 0)", DataTypes.decimal(19, 0), DataTypes.INT);
        function("/").hasType("DECIMAL(30, 11)", DataTypes.decimal(19, 0), DataTypes.INT);
        function("/").hasType("DECIMAL(38, 19)", DataTypes.decimal(19, 0), DataTypes.decimal(19, 0));
        function("/").gives(decimal("0.125000"), decimal("1.0"), decimal("8.0"));
        Literal huge = new Literal(decimal("50000000000000000000000000000000000000"), DataTypes.decimal(38, 0));
        function("+").gives(null, huge, huge);
        function("*").gives(decimal("0.0002"), decimal("0.02"), decimal("0.01"));
        Literal wide = new Literal(decimal("10000000000000000000"), DataTypes.decimal(38, 0));
        function("*").gives(null, wide, wide);
        Literal left = new Literal(decimal("10000000000.0000000000"), DataTypes.decimal(38, 10));
        Literal right = new Literal(decimal("0").setScale(28), DataTypes.decimal(38, 28));
        function("-").gives(decimal("10000000000.000000000"), left, right);
    }

    @Test
    void pointsInTimeMoveByIntervals() {
        LocalDateTime time = LocalDateTime.parse("1990-10-14T10:20:45.123456789");
        function("+")
                .gives(time.plusDays(10), time, Duration.ofDays(10))
                .gives(time.plusYears(10), Period.ofYears(10), time);
        function("+").gives(LocalDate.of(1990, 10, 16), LocalDate.of(1990, 10, 14), Duration.ofDays(2));
        function("+").gives(LocalDate.of(2016, 6, 30), LocalDate.of(2016, 5, 31), Period.ofMonths(1));
        function("+").gives(LocalTime.of(22, 20, 45), Duration.ofHours(-12), LocalTime.of(10, 20, 45));
        function("-")
                .gives(
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2020-01-01T01:00:00Z"),
                        Duration.ofHours(1));
        function("-").gives(Duration.ofHours(2), LocalTime.of(3, 0), LocalTime.of(1, 0));
        function("-/1")
                .gives(Duration.ofHours(-2), Duration.ofHours(2))
                .gives(-5L, 5L)
                .gives(decimal("-1.5"), decimal("1.5"));
        function("*").gives(Duration.ofHours(6), Duration.ofHours(2), 3);
    }

    @Test
    void comparisonsOfMixedTypes() {
        function("<")
                .gives(true, 1, 2L)
                .gives(false, 2.5, 2)
                .gives(true, decimal("1.05"), decimal("1.1"))
                .gives(true, decimal("1.05"), 2L);
        function("=")
                .gives(true, decimal("1.0"), decimal("1.000"))
                .gives(false, Double.NaN, Double.NaN)
                .gives(null, 1, null);
        function("<>").gives(true, Double.NaN, Double.NaN).gives(true, "a", "b");
        function("<").gives(true, "a", "ä").gives(true, "a", "aa").gives(true, new byte[] {1}, new byte[] {-1});
        function("=").gives(true, LocalDate.of(2020, 1, 1), "2020-01-01");
        function("<").gives(true, LocalDate.of(2020, 1, 1), LocalDateTime.of(2020, 1, 1, 0, 1));
        function(">")
                .gives(
                        true,
                        LocalDateTime.parse("2020-01-01T00:00:00.000000002"),
                        LocalDateTime.parse("2020-01-01T00:00:00.000000001"));
        function("=").fails(ExpressionError.WRONG_ARGUMENTS, "1", 1);
        function("IS DISTINCT FROM").gives(false, 1, 1).gives(true, 1, Literal.nullOf(DataTypes.INT));
        function(">=")
                .gives(true, decimal("123456789012345678901234567890"), decimal("123456789012345678901234567889.5"));
    }

    @Test
    void logicIsThreeValued() {
        Literal unknown = Literal.nullOf(DataTypes.BOOLEAN);
        function("AND")
                .gives(true, true, true)
                .gives(false, unknown, false)
                .gives(null, unknown, true)
                .gives(false, false, unknown);
        function("OR").gives(true, unknown, true).gives(null, unknown, false).gives(false, false, false);
        function("NOT").gives(false, true).gives(null, unknown);
        function("IS TRUE").gives(false, unknown).gives(true, true);
        function("IS NOT FALSE").gives(true, unknown);
        function("IS NULL").gives(true, unknown).gives(false, true);
    }

    @Test
    void branchesThatAreNotTakenDoNoHarm() {
        function("IF")
                .gives(1, true, 1, 2)
                .gives(null, true, Literal.nullOf(DataTypes.INT), 2)
                .gives(4.6, false, 1.0, 4.6);
        function("COALESCE").gives(2L, Literal.nullOf(DataTypes.INT), 2L).gives("x", "x", "y");
        function("CASE").gives("a", true, "a", "b");
        function("IF").hasType("BIGINT", DataTypes.BOOLEAN, DataTypes.INT, DataTypes.BIGINT);
    }
}
