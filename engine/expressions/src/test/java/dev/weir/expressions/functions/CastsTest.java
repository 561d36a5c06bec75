package dev.weir.expressions.functions;

import static dev.weir.expressions.functions.FunctionTester.function;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CastsTest {
    private static FunctionTester cast(DataType type) {
        return function("CAST").to(type);
    }

    @Test
    void textOfEverything() {
        cast(DataTypes.STRING)
                .gives("TRUE", true)
                .gives("-12", -12)
                .gives("-9223372036854775808", Long.MIN_VALUE)
                .gives("4.5", 4.5f)
                .gives("1.2851600114359308E19", 1.2851600114359308E19)
                .gives("-1.0000000000000000000", new BigDecimal("-1.0000000000000000000"))
                .gives("0000-01-01", LocalDate.of(0, 1, 1))
                .gives("1990-10-14", LocalDate.of(1990, 10, 14))
                .gives("10:20:45.123", LocalTime.of(10, 20, 45, 123_000_000))
                .gives("1969-12-31 23:59:59.999999999", LocalDateTime.parse("1969-12-31T23:59:59.999999999"))
                .gives("+2-00", Period.ofYears(2))
                .gives("-0 00:00:12.000", Duration.ofSeconds(-12))
                .gives("+10 00:12:00.004", Duration.ofDays(10).plusMinutes(12).plusMillis(4))
                .gives("hello", new byte[] {'h', 'e', 'l', 'l', 'o'});
        function("CAST")
                .in("Asia/Shanghai")
                .to(DataTypes.STRING)
                .gives("2018-03-14 19:00:00.010000000", Instant.parse("2018-03-14T11:00:00.010Z"));
        Literal array = new Literal(Arrays.asList(1, null, 3), DataTypes.array(DataTypes.INT));
        cast(DataTypes.STRING).gives("[1, NULL, 3]", array);
        cast(DataTypes.STRING)
                .gives("{a=12}", new Literal(Map.of("a", 12), DataTypes.map(DataTypes.STRING, DataTypes.INT)));
        Literal row = new Literal(
                Row.of(1, "foo", null),
                DataTypes.row("a", DataTypes.INT, "b", DataTypes.STRING, "c", DataTypes.BOOLEAN));
        cast(DataTypes.STRING).gives("(1, foo, NULL)", row);
    }

    @Test
    void textIsCutAndFilledUp() {
        cast(new DataType.Char(5, true))
                .gives("foo  ", "foo")
                .gives("abcde", "abcdefg")
                .gives("äöü  ", "äöü");
        cast(DataTypes.varchar(3))
                .gives("foo", "foobar")
                .gives("äöü", "äöüä")
                .gives("ab", "ab")
                .gives("123", 12345);
        cast(new DataType.Binary(3, true))
                .gives(new byte[] {1, 0, 0}, new byte[] {1})
                .gives(new byte[] {1, 2, 3}, new byte[] {1, 2, 3, 4});
    }

    @Test
    void numbersFromText() {
        cast(DataTypes.INT)
                .gives(123, "123")
                .gives(1, "1.234")
                .gives(-5, " -5 ")
                .gives(7, "+7")
                .fails(ExpressionError.INVALID_CAST, "foo")
                .fails(ExpressionError.INVALID_CAST, "2147483648")
                .fails(ExpressionError.INVALID_CAST, "")
                .gives(Integer.MIN_VALUE, "-2147483648");
        cast(DataTypes.TINYINT).fails(ExpressionError.INVALID_CAST, "-130").gives((byte) 1, true);
        cast(DataTypes.BIGINT)
                .gives(Long.MIN_VALUE, "-9223372036854775808")
                .fails(ExpressionError.INVALID_CAST, "9223372036854775808");
        cast(DataTypes.decimal(5, 3))
                .gives(new BigDecimal("1.234"), "1.234")
                .gives(new BigDecimal("1.200"), "1.2")
                .fails(ExpressionError.INVALID_CAST, "12345.6");
        cast(DataTypes.BOOLEAN).gives(true, "Yes").gives(false, "0").fails(ExpressionError.INVALID_CAST, "maybe");
        cast(DataTypes.DOUBLE).gives(1.5, "1.5").fails(ExpressionError.INVALID_CAST, "x");
        function("TRY_CAST").to(DataTypes.INT).gives(null, "foo").gives(5, "5");
        function("TRY_CAST")
                .to(DataTypes.decimal(10, 2))
                .gives(null, Double.NaN)
                .gives(null, Float.NEGATIVE_INFINITY)
                .gives(new BigDecimal("1.50"), 1.5);
        function("CAST").to(DataTypes.decimal(10, 2)).fails(ExpressionError.INVALID_CAST, Double.NaN);
        function("TRY_CAST").to(DataTypes.TIME).gives(null, "Flink").gives(LocalTime.of(12, 34, 56), "12:34:56");
    }

    @Test
    void numbersFromNumbers() {
        cast(DataTypes.TINYINT)
                .gives((byte) 57, (short) 12345)
                .gives((byte) -121, 1234567)
                .gives((byte) 53, 12345678901L)
                .gives((byte) 123, 123.456)
                .gives((byte) -93, new BigDecimal("9123.870"));
        cast(DataTypes.INT)
                .gives(-539222987, 12345678901L)
                .gives(Integer.MAX_VALUE, 9234567891.12345)
                .gives(-146603714, new BigDecimal("3276913443134.870"));
        cast(DataTypes.BIGINT)
                .gives(9234568192L, Float.parseFloat("9.2345682E9"))
                .gives(9L, new BigDecimal("9.870"));
        cast(DataTypes.decimal(8, 4))
                .gives(new BigDecimal("3.1235"), 3.123456)
                .gives(null, 12345)
                .gives(null, 12345.679f)
                .gives(new BigDecimal("12.3456"), new BigDecimal("12.34561234"));
        cast(DataTypes.decimal(38, 0)).gives(new BigDecimal("9223372036854775807"), Long.MAX_VALUE);
        cast(DataTypes.BOOLEAN).gives(true, 2).gives(false, 0L).gives(true, new BigDecimal("0.1"));
        cast(DataTypes.FLOAT).gives(1.5f, 1.5).gives(1.5f, new BigDecimal("1.5"));
        cast(DataTypes.timestamp(3)).fails(ExpressionError.UNSUPPORTED_CAST, 1);
    }

    @Test
    void pointsInTime() {
        cast(DataTypes.DATE)
                .gives(LocalDate.of(123, 1, 1), "123")
                .gives(LocalDate.of(2021, 9, 27), "2021-09-27 12:34:56.123456789")
                .fails(ExpressionError.INVALID_CAST, "2021/09/27")
                .fails(ExpressionError.INVALID_CAST, "2021-02-29")
                .gives(LocalDate.of(2020, 2, 1), LocalDateTime.of(2020, 2, 1, 3, 4));
        cast(DataTypes.timestamp(9))
                .gives(LocalDateTime.parse("1999-09-10T05:20:10.123456"), "1999-9-10 05:20:10.123456")
                .gives(LocalDateTime.parse("1500-04-30T00:00"), "1500-04-30");
        cast(DataTypes.timestamp(3))
                .gives(LocalDateTime.parse("1970-01-01T10:20:45"), LocalTime.of(10, 20, 45))
                .gives(LocalDateTime.parse("1990-10-14T00:00"), LocalDate.of(1990, 10, 14));
        function("CAST")
                .in("Asia/Shanghai")
                .to(DataTypes.timestamp(3))
                .gives(LocalDateTime.parse("2018-03-14T19:00:00.01"), Instant.parse("2018-03-14T11:00:00.010999Z"));
        function("CAST")
                .in("Asia/Shanghai")
                .to(DataTypes.timestampLtz(3))
                .gives(Instant.parse("2018-03-14T11:00:00Z"), LocalDateTime.parse("2018-03-14T19:00"));
        function("CAST")
                .in("MET")
                .to(DataTypes.timestampLtz(0))
                .gives(Instant.ofEpochSecond(1111885200), "2005-03-27 02:00:00");
        function("CAST")
                .in("America/New_York")
                .to(DataTypes.DATE)
                .gives(LocalDate.of(2019, 12, 31), Instant.parse("2020-01-01T04:59:59Z"));
        cast(DataTypes.TIME)
                .gives(LocalTime.of(1, 2, 3), LocalDateTime.parse("2018-03-14T01:02:03.5"))
                .fails(ExpressionError.UNSUPPORTED_CAST, LocalDate.of(2020, 1, 1));
    }

    @Test
    void partsOfNestedValues() {
        Literal array = new Literal(Arrays.asList(1, null, 2), DataTypes.array(DataTypes.INT));
        cast(DataTypes.array(DataTypes.BIGINT)).gives(Arrays.asList(1L, null, 2L), array);
        Literal map = new Literal(Map.of("a", 2), DataTypes.map(DataTypes.STRING, DataTypes.INT));
        cast(DataTypes.map(DataTypes.STRING, DataTypes.STRING)).gives(Map.of("a", "2"), map);
        function("TRY_CAST").to(DataTypes.map(DataTypes.INT, DataTypes.INT)).gives(null, map);
        Literal row = new Literal(
                Row.of(10, null, List.of("a")),
                DataTypes.row("a", DataTypes.INT, "b", DataTypes.INT, "c", DataTypes.array(DataTypes.STRING)));
        cast(DataTypes.row("x", DataTypes.STRING, "y", DataTypes.BIGINT, "z", DataTypes.array(DataTypes.STRING)))
                .gives(Row.of("10", null, List.of("a")), row);
    }
}
