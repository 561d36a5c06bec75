package dev.weir.expressions.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.TestingClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** DATE_FORMAT of batches against {@link DateTimeFormatter} row by row. */
class FormatPropertiesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final EvaluationContext CONTEXT =
            EvaluationContext.builder(new TestingClock(0)).zone(ZONE).build();

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "yyyy-MM-dd", "HH:mm", "yyyyMMdd HH", "ss", "mm.SSS", "SSSSSS", "yyyy", "HHmmss", "EEE HH", "'day' dd");
    }

    @Property
    void rowsLookAsTheyDoAlone(
            @ForAll("patterns") String pattern,
            @ForAll boolean local,
            @ForAll @LongRange(min = -100_000_000_000L, max = 2_000_000_000_000L) long start,
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 5_000_000) Long> offsets) {
        DataType type = local ? new DataType.TimestampLtz(6, true) : DataTypes.timestamp(6);
        ColumnBuilder builder = ColumnBuilder.create(type, offsets.size());
        for (long offset : offsets) {
            LocalDateTime time = time(start, offset);
            builder.appendValue(local ? (Object) time.toInstant(ZoneOffset.UTC) : time);
        }
        ColumnBuilder patternBuilder = ColumnBuilder.create(DataTypes.STRING, 1);
        patternBuilder.appendValue(pattern);
        Column[] arguments = {builder.build(), new ConstantColumn(patternBuilder.build(), offsets.size())};
        Column made = new FormatKernel(local, DataTypes.STRING).evaluate(arguments, Rows.all(offsets.size()), CONTEXT);
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.US);
        for (int row = 0; row < offsets.size(); row++) {
            LocalDateTime time = time(start, offsets.get(row));
            Instant instant = time.toInstant(ZoneOffset.UTC);
            String expected = formatter.format(local ? instant.atZone(ZONE) : time.atZone(ZONE));
            assertThat(made.value(row)).as("%s as %s", time, pattern).isEqualTo(expected);
        }
    }

    /** Microseconds apart, so that neighbours often look the same. */
    private static LocalDateTime time(long startMillis, long offsetMicros) {
        return LocalDateTime.ofEpochSecond(
                        Math.floorDiv(startMillis, 1000L), Math.floorMod(startMillis, 1000) * 1_000_000, ZoneOffset.UTC)
                .plusNanos(offsetMicros * 1_000);
    }
}
