package dev.weir.expressions.functions;

import static dev.weir.expressions.functions.FunctionTester.function;

import dev.weir.data.DataTypes;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import org.junit.jupiter.api.Test;

class TemporalFunctionsTest {
    private static Literal unit(String name) {
        return Literal.text(name);
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }

    @Test
    void fields() {
        LocalDateTime time = at("2000-01-31T11:22:33.123456789");
        function("EXTRACT")
                .gives(123456789L, unit("NANOSECOND"), time)
                .gives(123456L, unit("MICROSECOND"), time)
                .gives(123L, unit("MILLISECOND"), time)
                .gives(33L, unit("SECOND"), time)
                .gives(11L, unit("HOUR"), time)
                .gives(31L, unit("DAY"), time)
                .gives(5L, unit("WEEK"), time)
                .gives(1L, unit("QUARTER"), time)
                .gives(200L, unit("DECADE"), time)
                .gives(20L, unit("CENTURY"), time)
                .gives(2L, unit("MILLENNIUM"), time)
                .gives(2L, unit("DOW"), time)
                .gives(1L, unit("ISODOW"), time)
                .gives(31L, unit("DOY"), time)
                .gives(949317753L, unit("EPOCH"), time);
        function("EXTRACT")
                .gives(2005L, unit("ISOYEAR"), LocalDate.of(2006, 1, 1))
                .gives(1970L, unit("ISOYEAR"), LocalDate.of(1969, 12, 29))
                .gives(1L, unit("DOW"), LocalDate.of(1996, 11, 10))
                .fails(ExpressionError.WRONG_ARGUMENTS, unit("NANOSECOND"), LocalDate.of(2006, 1, 1))
                .fails(ExpressionError.WRONG_ARGUMENTS, unit("JIFFY"), time);
        function("EXTRACT")
                .gives(1L, unit("QUARTER"), Period.ofMonths(25))
                .gives(2L, unit("YEAR"), Period.ofMonths(25))
                .gives(7L, unit("HOUR"), Duration.ofSeconds(1467012213));
        function("EXTRACT")
                .in("Asia/Shanghai")
                .gives(8L, unit("HOUR"), Instant.EPOCH)
                .gives(1640175194L, unit("EPOCH"), Instant.parse("2021-12-22T04:13:14Z"));
        function("YEAR").gives(1996L, LocalDate.of(1996, 11, 10));
        function("DAYOFYEAR").gives(366L, LocalDate.of(2020, 12, 31));
    }

    @Test
    void roundingToUnits() {
        function("FLOOR")
                .gives(LocalDate.of(2021, 2, 28), LocalDate.of(2021, 3, 1), unit("WEEK"))
                .gives(at("2001-01-01T00:00"), at("2018-04-02T01:00"), unit("CENTURY"))
                .gives(at("2018-03-20T06:44"), at("2018-03-20T06:44:31.5"), unit("MINUTE"))
                .gives(LocalTime.of(12, 44), LocalTime.of(12, 44, 31), unit("MINUTE"));
        function("CEIL")
                .gives(LocalDate.of(3001, 1, 1), LocalDate.of(2018, 1, 2), unit("MILLENNIUM"))
                .gives(at("2018-03-01T00:00"), at("2018-03-01T00:00"), unit("DAY"))
                .gives(at("2018-03-02T00:00"), at("2018-03-01T00:00:00.000000001"), unit("DAY"))
                .gives(at("2021-03-07T00:00"), at("2021-03-01T00:00"), unit("WEEK"))
                .gives(at("2021-04-01T00:00"), at("2021-03-21T00:00"), unit("QUARTER"))
                .gives(LocalTime.of(13, 0), LocalTime.of(12, 44, 31), unit("HOUR"));
        function("FLOOR")
                .in("Asia/Shanghai")
                .gives(Instant.parse("2018-03-19T16:00:00Z"), Instant.parse("2018-03-20T00:00:00Z"), unit("DAY"));
    }

    @Test
    void unitsThatDoNotFit() {
        LocalDate date = LocalDate.of(2020, 1, 1);
        LocalDateTime time = at("2020-01-01T00:00");
        function("TIMESTAMPADD")
                .gives(time.minusNanos(1_000), unit("MICROSECOND"), -1, time)
                .gives(time.plusNanos(5_000_001_000L), unit("MICROSECOND"), 5_000_001, time)
                .gives(LocalTime.of(0, 0), unit("MINUTE"), 1L << 58, LocalTime.of(6, 56))
                .fails(ExpressionError.OVERFLOW, unit("DAY"), Long.MAX_VALUE, time)
                .fails(ExpressionError.OVERFLOW, unit("MONTH"), Long.MAX_VALUE, time)
                .fails(ExpressionError.OVERFLOW, unit("YEAR"), Integer.MAX_VALUE, date);
        function("TIMESTAMPDIFF")
                .gives(-86_400, unit("SECOND"), time.plusDays(1), time)
                .fails(ExpressionError.OVERFLOW, unit("SECOND"), time, time.plusYears(100));
    }

    @Test
    void addingUnits() {
        function("TIMESTAMPADD")
                .gives(at("2017-11-27T09:58:58.998"), unit("HOUR"), -61, at("2017-11-29T22:58:58.998"))
                .gives(LocalDate.of(2016, 6, 30), unit("MONTH"), 1, LocalDate.of(2016, 5, 31))
                .gives(at("2016-06-15T00:01"), unit("MINUTE"), 1, LocalDate.of(2016, 6, 15))
                .gives(LocalTime.of(0, 0, 59), unit("MINUTE"), 1, LocalTime.of(23, 59, 59))
                .gives(LocalTime.of(23, 59, 59), unit("YEAR"), 10, LocalTime.of(23, 59, 59))
                .gives(
                        at("2018-02-28T00:00"),
                        unit("SQL_TSI_QUARTER"),
                        1,
                        at("2017-11-29T00:00").plusDays(1))
                .gives(at("2016-06-15T00:00:00.000001"), unit("MICROSECOND"), 1, at("2016-06-15T00:00"));
        function("TIMESTAMPDIFF")
                .gives(3, unit("DAY"), at("2016-06-15T11:00"), LocalDate.of(2016, 6, 19))
                .gives(8, unit("QUARTER"), LocalDate.of(2016, 6, 15), at("2018-06-16T11:11:11"))
                .gives(23, unit("MONTH"), at("2016-06-15T11:00"), LocalDate.of(2018, 5, 19))
                .gives(-37, unit("MONTH"), LocalDate.of(2019, 9, 1), LocalDate.of(2016, 8, 1))
                .gives(613, unit("MONTH"), LocalTime.MIDNIGHT, at("2021-02-04T12:00"))
                .gives(-612, unit("MONTH"), LocalDate.of(2021, 1, 4), LocalTime.MIDNIGHT)
                .gives(-8, unit("WEEK"), LocalDate.of(2016, 8, 15), LocalDate.of(2016, 6, 18))
                .gives(3661, unit("SECOND"), LocalTime.of(10, 10, 10), LocalTime.of(11, 11, 11))
                .fails(ExpressionError.WRONG_ARGUMENTS, unit("MONTH"), Instant.EPOCH, LocalDate.EPOCH);
    }

    @Test
    void patterns() {
        function("DATE_FORMAT")
                .gives(
                        "2018-03-14 01:02:03.123456789",
                        at("2018-03-14T01:02:03.123456789"),
                        "yyyy-MM-dd HH:mm:ss.SSSSSSSSS")
                .gives("18/3/4", at("2018-03-04T00:00"), "yy/M/d")
                .gives(null, "invalid value", "yyyy")
                .gives("2018", "2018-03-14 01:02:03", "yyyy")
                .gives("Wed 14", at("2018-03-14T00:00"), "E dd")
                .fails(ExpressionError.INVALID_PATTERN, at("2018-03-04T00:00"), "un-parsable format");
        function("DATE_FORMAT").in("Asia/Shanghai").gives("1970-01-01 08", Instant.EPOCH, "yyyy-MM-dd HH");
        function("TO_DATE")
                .gives(LocalDate.of(2017, 9, 15), "2017-09-15 00:00:00")
                .gives(null, "invalid value")
                .gives(LocalDate.of(2018, 3, 18), "18.03.2018", "dd.MM.yyyy");
        function("TO_TIMESTAMP")
                .gives(at("2000-02-02T00:59:59.123"), "20000202 59:59.1234567", "yyyyMMdd mm:ss.SSSSSSS")
                .gives(at("2000-02-02T10:00"), "2000020210", "yyyyMMddHH")
                .gives(null, "x")
                .gives(at("1970-01-01T08:01:40"), "1970-01-01 08:01:40")
                .gives(at("2017-09-15T00:00"), "2017-09-15 12", "yyyy-MM-dd")
                .gives(null, "2017-13-01", "yyyy-MM-dd");
        function("TO_TIMESTAMP_LTZ")
                .gives(Instant.parse("1970-01-01T00:00:00.123456700Z"), "1234567", Literal.text("SSSSSSS"))
                .gives(
                        Instant.parse("2023-01-01T00:00:00.1Z"),
                        "2023-01-01 00:00:00.1",
                        Literal.text("yyyy-MM-dd HH:mm:ss.SSSSSS"))
                .gives(
                        Instant.parse("2017-09-15T00:00:00.123Z"),
                        "2017-09-15 00:00:00.12345",
                        Literal.text("yyyy-MM-dd HH:mm:ss.SSS"))
                .gives(
                        Instant.parse("2023-01-01T16:00:00Z"),
                        "01/01/2023 08:00:00",
                        Literal.text("dd/MM/yyyy HH:mm:ss"),
                        Literal.text("America/Los_Angeles"))
                .gives(Instant.ofEpochSecond(100), 100, 0)
                .gives(Instant.ofEpochMilli(100), 100.0)
                .gives(null, 253402300800000L, 3)
                .gives(null, Long.MAX_VALUE, 0)
                .gives(Instant.ofEpochMilli(100123), 100.123, 0)
                .fails(
                        ExpressionError.INVALID_ARGUMENT_VALUE,
                        "2023-01-01 00:00:00",
                        Literal.text("yyyy-MM-dd HH:mm:ss"),
                        Literal.text("nowhere"));
        function("TO_TIMESTAMP_LTZ").hasType("TIMESTAMP_LTZ(3)", DataTypes.BIGINT);
        function("UNIX_TIMESTAMP")
                .gives(1437732000L, "2015/07/24 10:00:00.5", "yyyy/MM/dd HH:mm:ss.S")
                .gives(Long.MIN_VALUE, "x")
                .gives(1000L);
        function("UNIX_TIMESTAMP").in("MET").gives(1111885200L, "2005-03-27 02:00:00");
        function("FROM_UNIXTIME")
                .gives("1970-01-01 00:00:44", 44L)
                .gives("70-01-01 00-00-03", 3, "yy-MM-dd HH-mm-ss")
                .gives("1970-01-01 00:00:03", 3.7);
        function("FROM_UNIXTIME").in("MET").gives("2005-03-27 03:00:00", 1111885200L);
        function("CONVERT_TZ")
                .gives("1970-01-01 08:00:00", "1970-01-01 00:00:00", "UTC", "Asia/Shanghai")
                .gives(null, "x", "UTC", "UTC");
    }

    @Test
    void thePresentIsThatOfTheBatch() {
        function("CURRENT_TIMESTAMP").gives(Instant.ofEpochMilli(1_000_000));
        function("CURRENT_DATE").in("Asia/Shanghai").gives(LocalDate.EPOCH);
        function("LOCALTIME").in("Asia/Shanghai").gives(LocalTime.of(8, 16, 40));
        function("LOCALTIMESTAMP").in("Asia/Shanghai").gives(at("1970-01-01T08:16:40"));
    }
}
