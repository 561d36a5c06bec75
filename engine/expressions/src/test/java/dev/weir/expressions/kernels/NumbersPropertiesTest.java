package dev.weir.expressions.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.SpeculativeKernel;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.TotalKernel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Decimals of 64 and 128 bits, integers, and parsing, against {@link BigDecimal} and {@link BigInteger}. */
class NumbersPropertiesTest {
    private static final EvaluationContext CONTEXT =
            EvaluationContext.builder(new TestingClock(0)).build();
    private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

    @Provide
    Arbitrary<BigDecimal> decimals() {
        Arbitrary<Integer> digits = Arbitraries.integers().between(1, 38);
        return digits.flatMap(precision -> Combinators.combine(
                        Arbitraries.bigIntegers()
                                .between(
                                        BigInteger.TEN.pow(precision).negate().add(BigInteger.ONE),
                                        BigInteger.TEN.pow(precision).subtract(BigInteger.ONE)),
                        Arbitraries.integers().between(0, precision))
                .as(BigDecimal::new));
    }

    private static DataType.Decimal typeOf(BigDecimal value) {
        return new DataType.Decimal(Math.max(Math.max(value.precision(), value.scale()), 1), value.scale(), true);
    }

    private static Column column(DataType type, Object value) {
        ColumnBuilder builder = ColumnBuilder.create(type, 1);
        builder.appendValue(value);
        return builder.build();
    }

    private static @Nullable Object run(Kernel kernel, Column... arguments) {
        return switch (kernel) {
            case TotalKernel total ->
                total.evaluate(arguments, Rows.all(1), CONTEXT).value(0);
            case PartialKernel partial ->
                partial.evaluate(arguments, Rows.all(1), CONTEXT).value(0);
            default -> throw new IllegalArgumentException("no kernel of arithmetic");
        };
    }

    private static @Nullable BigDecimal fitted(BigDecimal exact, DataType.Decimal type) {
        BigDecimal rounded = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > type.precision() && rounded.signum() != 0 ? null : rounded;
    }

    @Property
    void arithmeticIsExactThenRounded(@ForAll("decimals") BigDecimal left, @ForAll("decimals") BigDecimal right) {
        DataType.Decimal a = typeOf(left);
        DataType.Decimal b = typeOf(right);
        Column x = column(a, left);
        Column y = column(b, right);
        DataType.Decimal sum = NumericTypes.sum(a, b);
        assertThat(run(Arithmetic.of(Operation.ADD, a, b, sum), x, y)).isEqualTo(fitted(left.add(right), sum));
        assertThat(run(Arithmetic.of(Operation.SUBTRACT, a, b, sum), x, y))
                .isEqualTo(fitted(left.subtract(right), sum));
        DataType.Decimal product = NumericTypes.product(a, b);
        assertThat(run(Arithmetic.of(Operation.MULTIPLY, a, b, product), x, y))
                .isEqualTo(fitted(left.multiply(right), product));
        if (right.signum() != 0) {
            DataType.Decimal quotient = NumericTypes.quotient(a, b);
            BigDecimal expected = left.divide(right, quotient.scale(), RoundingMode.HALF_UP);
            assertThat(run(Arithmetic.of(Operation.DIVIDE, a, b, quotient), x, y))
                    .isEqualTo(fitted(expected, quotient));
        }
    }

    @Property
    void productsWithBigintAreExactThenRounded(@ForAll long left, @ForAll("decimals") BigDecimal right) {
        DataType.Decimal b = typeOf(right);
        DataType.Decimal product = NumericTypes.product(NumericTypes.asDecimal(DataTypes.BIGINT), b);
        Column x = new LongColumn(DataTypes.BIGINT, 1, new long[] {left}, null);
        Column y = column(b, right);
        BigDecimal expected = fitted(BigDecimal.valueOf(left).multiply(right), product);
        assertThat(run(Arithmetic.of(Operation.MULTIPLY, DataTypes.BIGINT, b, product), x, y))
                .isEqualTo(expected);
        assertThat(run(Arithmetic.of(Operation.MULTIPLY, b, DataTypes.BIGINT, product), y, x))
                .isEqualTo(expected);
    }

    @Property
    void comparisonsOfAnyScales(@ForAll("decimals") BigDecimal left, @ForAll("decimals") BigDecimal right) {
        for (BigDecimal other : List.of(right, left)) {
            Column[] sides = {column(typeOf(left), left), column(typeOf(other), other)};
            int sign = left.compareTo(other);
            for (Comparison comparison : Comparison.values()) {
                boolean holds = comparison.holds(sign) == 1;
                assertThat((Comparisons.of(comparison, typeOf(left), typeOf(other))
                                                .bits(sides, 1)[0]
                                        & 1)
                                == 1)
                        .as("%s %s %s", left, comparison, other)
                        .isEqualTo(holds);
            }
        }
    }

    @Property
    void registersKeep128Bits(
            @ForAll("decimals") BigDecimal left,
            @ForAll("decimals") BigDecimal right,
            @ForAll @IntRange(max = 38) int digits) {
        Int128 register = new Int128();
        Int128 other = new Int128();
        register.set(left.unscaledValue());
        other.set(right.unscaledValue());
        assertThat(register.toBigInteger()).isEqualTo(left.unscaledValue());
        assertThat(register.fits(digits == 0 ? 1 : digits))
                .isEqualTo(left.unscaledValue().abs().compareTo(BigInteger.TEN.pow(Math.max(digits, 1))) < 0);
        if (register.add(other.high(), other.low())) {
            assertThat(register.toBigInteger()).isEqualTo(left.unscaledValue().add(right.unscaledValue()));
        }
        register.set(left.unscaledValue());
        register.scaleDown(digits);
        assertThat(register.toBigInteger())
                .isEqualTo(left.movePointRight(left.scale())
                        .movePointLeft(digits)
                        .setScale(0, RoundingMode.HALF_UP)
                        .unscaledValue());
        register.set(left.unscaledValue());
        if (register.scaleUp(digits)) {
            assertThat(register.toBigInteger()).isEqualTo(left.unscaledValue().multiply(BigInteger.TEN.pow(digits)));
        } else {
            assertThat(left.unscaledValue().multiply(BigInteger.TEN.pow(digits)).abs())
                    .isGreaterThan(LIMIT);
        }
        assertThat(Int128.compare(
                        left.unscaledValue().shiftRight(64).longValue(),
                        left.unscaledValue().longValue(),
                        right.unscaledValue().shiftRight(64).longValue(),
                        right.unscaledValue().longValue()))
                .isEqualTo(left.unscaledValue().compareTo(right.unscaledValue()));
        assertThat(doubleOf(left)).isEqualTo(left.doubleValue());
    }

    private static double doubleOf(BigDecimal value) {
        Int128 register = new Int128();
        register.set(value.unscaledValue());
        return register.toDouble(value.scale());
    }

    @Property
    void integersAreReadToTheBounds(@ForAll long value) {
        byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
        NumberReader reader = new NumberReader();
        assertThat(reader.readInteger(text, 0, text.length, Long.MIN_VALUE, Long.MAX_VALUE))
                .isTrue();
        assertThat(reader.integer()).isEqualTo(value);
        byte[] longer = (value + "0").getBytes(StandardCharsets.US_ASCII);
        boolean fits = value <= Long.MAX_VALUE / 10 && value >= Long.MIN_VALUE / 10;
        assertThat(reader.readInteger(longer, 0, longer.length, Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(fits);
    }

    @Provide
    Arbitrary<Long> integers() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(-3, 3),
                Arbitraries.longs().between(Integer.MIN_VALUE, Integer.MAX_VALUE),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31, 1L << 32, 1L << 62, -(1L << 62), 3037000500L));
    }

    /** In a type's range: as it is, or its low bits. */
    private static Object ofType(DataType type, long value) {
        return switch (type) {
            case DataType.TinyInt t -> (Object) (byte) value;
            case DataType.SmallInt t -> (short) value;
            case DataType.Int t -> (int) value;
            default -> value;
        };
    }

    private static BigInteger exact(Operation operation, long left, long right) {
        BigInteger a = BigInteger.valueOf(left);
        BigInteger b = BigInteger.valueOf(right);
        return switch (operation) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE, REMAINDER -> throw new IllegalArgumentException("not exact");
        };
    }

    /** Every shape of arguments and of selections: the exact results, or no result where one does not fit. */
    @Property
    void integersAreExactOrFail(
            @ForAll @Size(min = 1, max = 40) List<@From("integers") Long> values,
            @ForAll("integers") long constant,
            @ForAll int bits) {
        for (DataType type : List.of(DataTypes.TINYINT, DataTypes.SMALLINT, DataTypes.INT, DataTypes.BIGINT)) {
            Column left = columnOf(type, values);
            Column right = columnOf(type, values.reversed());
            Column same = ConstantColumn.of(type, ofType(type, constant), left.size());
            Rows some = Rows.all(left.size()).where(new long[] {bits & 0xFFFF_FFFFL | 1});
            for (Rows rows : List.of(Rows.all(left.size()), some, Rows.selected(left.size(), new int[] {0}, 1))) {
                for (Operation operation : List.of(Operation.ADD, Operation.SUBTRACT, Operation.MULTIPLY)) {
                    checkExact(operation, type, left, right, rows);
                    checkExact(operation, type, left, same, rows);
                    checkExact(operation, type, same, right, rows);
                    checkExact(operation, type, same, same, rows);
                }
            }
        }
    }

    private static Column columnOf(DataType type, List<Long> values) {
        ColumnBuilder builder = ColumnBuilder.create(type, values.size());
        values.forEach(value -> builder.appendValue(ofType(type, value)));
        return builder.build();
    }

    private static long at(Column column, int row) {
        return ((Number) Objects.requireNonNull(column.value(row))).longValue();
    }

    private static void checkExact(Operation operation, DataType type, Column left, Column right, Rows rows) {
        SpeculativeKernel kernel = (SpeculativeKernel) Arithmetic.of(operation, type, type, type);
        Column[] sides = {left, right};
        boolean allFit = true;
        boolean selectedFit = true;
        for (int row = 0; row < left.size(); row++) {
            BigInteger exact = exact(operation, at(left, row), at(right, row));
            boolean fits = exact.bitLength() < bitsOf(type);
            allFit &= fits;
            selectedFit &= fits || !selects(rows, row);
        }
        Column tried = kernel.attempt(sides, rows, CONTEXT);
        if (allFit) {
            assertThat(tried).isNotNull();
        }
        if (!selectedFit) {
            assertThat(tried).isNull();
            assertThatThrownBy(() -> kernel.evaluate(sides, rows, CONTEXT))
                    .isInstanceOf(WeirException.class)
                    .hasMessageContaining("WEIR-EXPR-0011");
            return;
        }
        Column evaluated = kernel.evaluate(sides, rows, CONTEXT);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long exact = exact(operation, at(left, row), at(right, row)).longValueExact();
            assertThat(at(evaluated, row)).isEqualTo(exact);
            if (tried != null) {
                assertThat(at(tried, row)).isEqualTo(exact);
            }
        }
    }

    private static boolean selects(Rows rows, int row) {
        return (rows.bits()[row >>> 6] >>> row & 1) == 1;
    }

    private static int bitsOf(DataType type) {
        return switch (type) {
            case DataType.TinyInt t -> Byte.SIZE;
            case DataType.SmallInt t -> Short.SIZE;
            case DataType.Int t -> Integer.SIZE;
            default -> Long.SIZE;
        };
    }
}
