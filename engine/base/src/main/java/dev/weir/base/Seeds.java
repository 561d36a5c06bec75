package dev.weir.base;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Where randomness begins: a seed is drawn once, and every generator below it is derived from it. */
public final class Seeds {
    private Seeds() {}

    /** A seed that no earlier run has used; the only entropy in the engine. */
    public static long fresh() {
        return new SecureRandom().nextLong();
    }

    /**
     * A generator that gives the same sequence for the same seed and purpose, independent of those of other purposes.
     */
    public static SplittableRandom generator(long seed, String purpose) {
        return new SplittableRandom(seed ^ (purpose.hashCode() * 0x9E3779B97F4A7C15L));
    }
}
