package dev.weir.expressions.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Validity;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The loops of the Vector API against their scalar twins. */
class LoopsPropertiesTest {
    private static final double[] SPECIAL = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, Double.MIN_VALUE, 1.5
    };

    private static <T> void same(T scalar, T vector, int rows, BiConsumer<T, long[]> loop) {
        long[] expected = new long[Validity.words(rows)];
        long[] actual = new long[expected.length];
        loop.accept(scalar, expected);
        loop.accept(vector, actual);
        assertThat(masked(actual, rows)).isEqualTo(masked(expected, rows));
    }

    /** Bits beyond the last row are arbitrary. */
    private static long[] masked(long[] bits, int rows) {
        long[] result = bits.clone();
        if (rows % 64 != 0) {
            result[rows >>> 6] &= (1L << rows) - 1;
        }
        return result;
    }

    @Property
    void longs(@ForAll @IntRange(max = 300) int rows, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] left = random.longs(rows, -4, 4).toArray();
        long[] right = random.longs(rows, -4, 4).toArray();
        long constant = random.nextLong(-4, 4);
        same(new ScalarLongLoops(), new VectorLongLoops(), rows, (loops, bits) -> loops.equal(left, right, rows, bits));
        same(new ScalarLongLoops(), new VectorLongLoops(), rows, (loops, bits) -> loops.less(left, right, rows, bits));
        same(
                new ScalarLongLoops(),
                new VectorLongLoops(),
                rows,
                (loops, bits) -> loops.equal(left, constant, rows, bits));
        same(
                new ScalarLongLoops(),
                new VectorLongLoops(),
                rows,
                (loops, bits) -> loops.less(left, constant, rows, bits));
        same(
                new ScalarLongLoops(),
                new VectorLongLoops(),
                rows,
                (loops, bits) -> loops.greater(left, constant, rows, bits));
    }

    @Property
    void ints(@ForAll @IntRange(max = 300) int rows, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] left = random.ints(rows, -4, 4).toArray();
        int[] right = random.ints(rows, -4, 4).toArray();
        int constant = random.nextInt(-4, 4);
        same(new ScalarIntLoops(), new VectorIntLoops(), rows, (loops, bits) -> loops.equal(left, right, rows, bits));
        same(new ScalarIntLoops(), new VectorIntLoops(), rows, (loops, bits) -> loops.less(left, right, rows, bits));
        same(
                new ScalarIntLoops(),
                new VectorIntLoops(),
                rows,
                (loops, bits) -> loops.equal(left, constant, rows, bits));
        same(new ScalarIntLoops(), new VectorIntLoops(), rows, (loops, bits) -> loops.less(left, constant, rows, bits));
        same(
                new ScalarIntLoops(),
                new VectorIntLoops(),
                rows,
                (loops, bits) -> loops.greater(left, constant, rows, bits));
    }

    @Property
    void doubles(@ForAll @IntRange(max = 300) int rows, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] left = random.ints(rows, 0, SPECIAL.length)
                .mapToDouble(i -> SPECIAL[i])
                .toArray();
        double[] right = random.ints(rows, 0, SPECIAL.length)
                .mapToDouble(i -> SPECIAL[i])
                .toArray();
        double constant = SPECIAL[random.nextInt(SPECIAL.length)];
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.equal(left, right, rows, bits));
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.less(left, right, rows, bits));
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.lessOrEqual(left, right, rows, bits));
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.equal(left, constant, rows, bits));
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.less(left, constant, rows, bits));
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.lessOrEqual(left, constant, rows, bits));
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.greater(left, constant, rows, bits));
        same(
                new ScalarDoubleLoops(),
                new VectorDoubleLoops(),
                rows,
                (loops, bits) -> loops.greaterOrEqual(left, constant, rows, bits));
    }

    @Property
    void bitmaps(@ForAll @IntRange(max = 300) int rows, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] bits = random.longs(Validity.words(rows)).toArray();
        int[] expected = new int[rows];
        int[] actual = new int[rows];
        int count = new ScalarBitmapLoops().compact(bits, rows, expected);
        assertThat(new VectorBitmapLoops().compact(bits, rows, actual)).isEqualTo(count);
        assertThat(Arrays.copyOf(actual, count)).isEqualTo(Arrays.copyOf(expected, count));
        boolean[] expectedFlags = new boolean[rows];
        boolean[] actualFlags = new boolean[rows];
        new ScalarBitmapLoops().expand(bits, rows, expectedFlags);
        new VectorBitmapLoops().expand(bits, rows, actualFlags);
        assertThat(actualFlags).isEqualTo(expectedFlags);
    }
}
