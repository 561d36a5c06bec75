package dev.weir.operators.aggregate;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.Validity;
import dev.weir.dataflow.state.RecordTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the results of aggregate functions follow from their cells. The result over no values is NULL but for counts. */
final class Results {
    private Results() {}

    static AggregateResult count(DataType type, CountCell cell) {
        return (groups, records, count) -> WordColumns.integers(type, cell.counts(groups, records, count), count, null);
    }

    static AggregateResult integerSum(DataType type, LongSumCell sum, CountCell values) {
        return (groups, records, count) -> WordColumns.integers(
                type, fitting(type, sum, groups, records, count), count, present(values, groups, records, count));
    }

    /** SUM0: 0 over no values. */
    static AggregateResult integerSumOrZero(DataType type, LongSumCell sum) {
        return (groups, records, count) ->
                WordColumns.integers(type, fitting(type, sum, groups, records, count), count, null);
    }

    /** The sums of some groups, if their type, which is that of what is summed, can hold them. */
    private static long[] fitting(DataType type, LongSumCell sum, Groups groups, int[] records, int count) {
        long[] sums = sum.sums(groups, records, count);
        long highest = WordColumns.highest(type);
        for (int i = 0; i < count; i++) {
            if (sums[i] > highest || sums[i] < -highest - 1) {
                throw WeirException.of(
                                AggregateError.SUM_OVERFLOW,
                                "the sum of %s overflows %s: %s",
                                sum.summed(),
                                type.withNullable(true).name(),
                                sums[i])
                        .hint("cast what is summed to BIGINT");
            }
        }
        return sums;
    }

    /** As Flink has it, the average of integers is an integer, rounded towards zero. */
    static AggregateResult integerAverage(DataType type, LongSumCell sum, CountCell values) {
        return (groups, records, count) -> {
            long[] sums = sum.sums(groups, records, count);
            long[] numbers = values.counts(groups, records, count);
            for (int i = 0; i < count; i++) {
                sums[i] = numbers[i] == 0 ? 0 : sums[i] / numbers[i];
            }
            return WordColumns.integers(type, sums, count, present(numbers, count));
        };
    }

    static AggregateResult doubleSum(DataType type, DoubleSumCell sum, @Nullable CountCell values) {
        return (groups, records, count) -> WordColumns.doubles(
                type,
                sum.sums(groups, records, count),
                count,
                values == null ? null : present(values, groups, records, count));
    }

    static AggregateResult doubleAverage(DataType type, DoubleSumCell sum, CountCell values) {
        return (groups, records, count) -> {
            double[] sums = sum.sums(groups, records, count);
            long[] numbers = values.counts(groups, records, count);
            for (int i = 0; i < count; i++) {
                sums[i] = numbers[i] == 0 ? 0 : sums[i] / numbers[i];
            }
            return WordColumns.doubles(type, sums, count, present(numbers, count));
        };
    }

    /** A sum that the type cannot hold is NULL. */
    static AggregateResult decimalSum(
            DataType.Decimal type, int scale, DecimalSumCell sum, @Nullable CountCell values) {
        return decimal(type, (groups, record) -> {
            if (values != null && values.count(groups, record) == 0) {
                return null;
            }
            return new BigDecimal(sum.sum(groups, record), scale).setScale(type.scale(), RoundingMode.HALF_UP);
        });
    }

    static AggregateResult decimalAverage(DataType.Decimal type, int scale, DecimalSumCell sum, CountCell values) {
        return decimal(type, (groups, record) -> {
            long number = values.count(groups, record);
            if (number == 0) {
                return null;
            }
            BigDecimal total = new BigDecimal(sum.sum(groups, record), scale);
            return total.divide(BigDecimal.valueOf(number), type.scale(), RoundingMode.HALF_UP);
        });
    }

    @FunctionalInterface
    private interface DecimalOfGroup {
        @Nullable
        BigDecimal of(Groups groups, int record);
    }

    private static AggregateResult decimal(DataType.Decimal type, DecimalOfGroup result) {
        BigInteger bound = BigInteger.TEN.pow(type.precision());
        return (groups, records, count) -> {
            ColumnBuilder builder = ColumnBuilder.create(type, count);
            for (int i = 0; i < count; i++) {
                BigDecimal value = result.of(groups, records[i]);
                boolean fits = value != null && value.unscaledValue().abs().compareTo(bound) < 0;
                builder.appendValue(fits ? value : null);
            }
            return builder.build();
        };
    }

    static AggregateResult extreme(DataType type, ExtremeCell cell, CountCell values) {
        return (groups, records, count) -> WordColumns.ordered(
                type, cell.orderedWords(groups, records, count), count, present(values, groups, records, count));
    }

    static AggregateResult extreme(DataType type, ValueExtremeCell cell) {
        return (groups, records, count) -> {
            int[] entries = new int[count];
            for (int i = 0; i < count; i++) {
                entries[i] = cell.best(groups, records[i]);
            }
            return oneValue(type, entries, count, (found, size) -> cell.values(groups, found, size));
        };
    }

    static AggregateResult first(DataType type, ValueListCell cell) {
        return (groups, records, count) -> {
            int[] entries = new int[count];
            for (int i = 0; i < count; i++) {
                entries[i] = cell.first(groups, records[i]);
            }
            return oneValue(type, entries, count, (found, size) -> cell.values(groups, found, size));
        };
    }

    static AggregateResult last(DataType type, ValueListCell cell) {
        return (groups, records, count) -> {
            int[] entries = new int[count];
            for (int i = 0; i < count; i++) {
                entries[i] = cell.last(groups, records[i]);
            }
            return oneValue(type, entries, count, (found, size) -> cell.values(groups, found, size));
        };
    }

    /** The value of a group of one row; groups of several are an error. */
    static AggregateResult single(DataType type, ValueListCell cell, CountCell rows) {
        AggregateResult first = first(type, cell);
        return (groups, records, count) -> {
            for (int i = 0; i < count; i++) {
                if (rows.count(groups, records[i]) > 1) {
                    throw WeirException.of(
                                    AggregateError.MORE_THAN_ONE_VALUE, "a scalar subquery returned more than one row")
                            .hint("reduce it to one row with an aggregate or LIMIT 1");
                }
            }
            return first.read(groups, records, count);
        };
    }

    @FunctionalInterface
    private interface Values {
        Column of(int[] entries, int count);
    }

    /** A value a group, NULL where the group has none. */
    private static Column oneValue(DataType type, int[] entries, int count, Values values) {
        int[] found = new int[count];
        int[] index = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            found[n] = entries[i];
            index[i] = n;
            n += entries[i] == RecordTable.NONE ? 0 : 1;
        }
        Column column = values.of(found, n);
        if (n == count) {
            return column.as(type);
        }
        ColumnBuilder builder = ColumnBuilder.create(type, count);
        for (int i = 0; i < count; i++) {
            if (entries[i] == RecordTable.NONE) {
                builder.appendNull();
            } else {
                builder.append(column, index[i]);
            }
        }
        return builder.build();
    }

    static AggregateResult list(DataType type, ValueListCell cell) {
        return collected(type, cell, ArrayList::new);
    }

    /** How often each value occurs, in the order in which they came first. */
    static AggregateResult multiset(DataType type, ValueListCell cell) {
        AggregateResult lists = (groups, records, count) -> {
            ColumnBuilder builder = ColumnBuilder.create(type, count);
            for (int i = 0; i < count; i++) {
                Map<@Nullable Object, Object> counts = new LinkedHashMap<>();
                for (Object value : values(cell, groups, records[i])) {
                    counts.merge(value, 1, (a, b) -> (Integer) a + (Integer) b);
                }
                builder.appendValue(counts);
            }
            return builder.build();
        };
        return lists;
    }

    static AggregateResult joined(DataType type, ValueListCell cell, Function<Groups, String> separator) {
        return (groups, records, count) -> {
            ColumnBuilder builder = ColumnBuilder.create(type, count);
            String between = separator.apply(groups);
            for (int i = 0; i < count; i++) {
                List<@Nullable Object> values = values(cell, groups, records[i]);
                List<String> texts = values.stream().map(String::valueOf).toList();
                builder.appendValue(texts.isEmpty() ? null : String.join(between, texts));
            }
            return builder.build();
        };
    }

    private static AggregateResult collected(
            DataType type, ValueListCell cell, Function<List<@Nullable Object>, Object> collect) {
        return (groups, records, count) -> {
            ColumnBuilder builder = ColumnBuilder.create(type, count);
            for (int i = 0; i < count; i++) {
                List<@Nullable Object> values = values(cell, groups, records[i]);
                builder.appendValue(values.isEmpty() ? null : collect.apply(values));
            }
            return builder.build();
        };
    }

    private static List<@Nullable Object> values(ValueListCell cell, Groups groups, int record) {
        int[] entries = cell.entries(groups, record);
        Column column = cell.values(groups, entries, entries.length);
        List<@Nullable Object> values = new ArrayList<>(entries.length);
        for (int i = 0; i < entries.length; i++) {
            values.add(column.value(i));
        }
        return values;
    }

    /**
     * Variance or standard deviation, as floating point or decimal.
     *
     * @param sample whether the divisor is one less than the number of values
     */
    static AggregateResult variance(DataType type, MomentsCell cell, boolean sample, boolean root) {
        return (groups, records, count) -> {
            ColumnBuilder builder = ColumnBuilder.create(type, count);
            for (int i = 0; i < count; i++) {
                long divisor = cell.number(groups, records[i]) - (sample ? 1 : 0);
                if (divisor <= 0) {
                    builder.appendNull();
                    continue;
                }
                double variance = cell.squares(groups, records[i]) / divisor;
                builder.appendValue(ofDouble(type, root ? Math.sqrt(variance) : variance));
            }
            return builder.build();
        };
    }

    private static Object ofDouble(DataType type, double value) {
        return switch (type) {
            case DataType.TinyInt t -> (Object) (byte) value;
            case DataType.SmallInt t -> (short) value;
            case DataType.Int t -> (int) value;
            case DataType.BigInt t -> (long) value;
            case DataType.Float32 t -> (float) value;
            case DataType.Decimal t -> BigDecimal.valueOf(value).setScale(t.scale(), RoundingMode.HALF_UP);
            default -> value;
        };
    }

    private static long @Nullable [] present(CountCell values, Groups groups, int[] records, int count) {
        return present(values.counts(groups, records, count), count);
    }

    private static long @Nullable [] present(long[] counts, int count) {
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            if (counts[i] == 0) {
                validity = validity == null ? Validity.allValid(count) : validity;
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }
}
