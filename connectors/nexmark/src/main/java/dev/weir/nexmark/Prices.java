package dev.weir.nexmark;

/** Prices in cents, from 1 to a million in the whole unit; every order of magnitude is as likely as the others. */
final class Prices {
    private static final int STEPS = 1 << 12;
    private static final double[] COARSE = powers(1.0 / STEPS);
    private static final double[] FINE = powers(1.0 / STEPS / STEPS);

    private Prices() {}

    /** StrictMath, because prices must be the same on every machine. */
    private static double[] powers(double step) {
        double[] powers = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            powers[i] = StrictMath.pow(10, 6 * step * i);
        }
        return powers;
    }

    /** A price for each of some random bits. */
    static void of(long[] bits, long[] prices, int count) {
        for (int i = 0; i < count; i++) {
            double units = COARSE[(int) (bits[i] >>> 52)] * FINE[(int) (bits[i] >>> 40) & STEPS - 1];
            prices[i] = (long) (units * 100 + 0.5);
        }
    }
}
