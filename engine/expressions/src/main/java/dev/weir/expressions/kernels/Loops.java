package dev.weir.expressions.kernels;

/**
 * The loops that filters spend their time in. Each kind has two implementations with equal results, one with the Vector
 * API and one in plain Java; the constants here are the faster ones that this JVM offers.
 *
 * <p>Bitmaps have one bit a row as {@link dev.weir.data.Validity} describes; a loop over {@code rows} rows writes
 * {@code Validity.words(rows)} words, of which the bits beyond the last row are arbitrary.
 */
public final class Loops {
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    static final LongLoops LONGS = VECTORS ? new VectorLongLoops() : new ScalarLongLoops();
    static final IntLoops INTS = VECTORS ? new VectorIntLoops() : new ScalarIntLoops();
    static final DoubleLoops DOUBLES = VECTORS ? new VectorDoubleLoops() : new ScalarDoubleLoops();

    /** Loops over bitmaps. */
    public static final BitmapLoops BITMAPS = VECTORS ? new VectorBitmapLoops() : new ScalarBitmapLoops();

    private Loops() {}
}
