package dev.weir.expressions.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.TotalKernel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Decimals of 64 and 128 bits, and parsing, against {@link BigDecimal}. */
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

    @Property
    void integersWrapAroundAsJavaDoes(@ForAll int left, @ForAll int right) {
        Column[] sides = {column(DataTypes.INT, left), column(DataTypes.INT, right)};
        assertThat(run(Arithmetic.of(Operation.ADD, DataTypes.INT, DataTypes.INT, DataTypes.INT), sides))
                .isEqualTo(left + right);
        assertThat(run(Arithmetic.of(Operation.MULTIPLY, DataTypes.INT, DataTypes.INT, DataTypes.INT), sides))
                .isEqualTo(left * right);
        assertThat(run(Arithmetic.of(Operation.SUBTRACT, DataTypes.INT, DataTypes.INT, DataTypes.BIGINT), sides))
                .isEqualTo((long) left - right);
    }
}
