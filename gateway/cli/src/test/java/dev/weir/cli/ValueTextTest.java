package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTextTest {
    static List<Arguments> values() {
        LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 1, 2, 3, 45_600_000);
        return List.of(
                Arguments.of(null, DataTypes.INT, "<NULL>"),
                Arguments.of(true, DataTypes.BOOLEAN, "TRUE"),
                Arguments.of(new BigDecimal("1E+3"), DataTypes.decimal(5, 0), "1000"),
                Arguments.of(new byte[] {0, -1}, DataTypes.BYTES, "x'00ff'"),
                Arguments.of(LocalDate.of(2024, 2, 29), DataTypes.DATE, "2024-02-29"),
                Arguments.of(LocalTime.of(1, 2, 3), DataTypes.TIME, "01:02:03"),
                Arguments.of(moment, DataTypes.timestamp(0), "2024-02-29 01:02:03"),
                Arguments.of(moment, DataTypes.timestamp(3), "2024-02-29 01:02:03.045"),
                Arguments.of(Instant.parse("2024-01-01T00:00:00Z"), DataTypes.timestampLtz(0), "2024-01-01 01:00:00"),
                Arguments.of(Period.ofMonths(-14), DataTypes.YEAR_MONTH_INTERVAL, "-1-02"),
                Arguments.of(Duration.ofMillis(90_061_001), DataTypes.DAY_TIME_INTERVAL, "+1 01:01:01.001"),
                Arguments.of(List.of(1, 2), DataTypes.array(DataTypes.INT), "[1, 2]"),
                Arguments.of(Map.of("a", 1), DataTypes.map(DataTypes.STRING, DataTypes.INT), "{a=1}"),
                Arguments.of(Row.of(1, "x"), DataTypes.row("a", DataTypes.INT, "b", DataTypes.STRING), "(1, x)"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shows(@Nullable Object value, DataType type, String expected) {
        assertThat(new ValueText(ZoneId.of("Europe/Prague")).of(value, type)).isEqualTo(expected);
    }
}
