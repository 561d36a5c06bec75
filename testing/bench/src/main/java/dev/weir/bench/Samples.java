package dev.weir.bench;

import dev.weir.base.Seeds;
import java.util.SplittableRandom;

/** The random columns that benchmarks are fed with: the same in every run. */
final class Samples {
    /** Rows of a batch under load. */
    static final int ROWS = 2048;

    /** So many different batches in turn: of a single one the processor would learn every branch by heart. */
    static final int BATCHES = 64;

    /** Rows of one call of a benchmark that runs through all batches. */
    static final int ALL_ROWS = ROWS * BATCHES;

    private Samples() {}

    static SplittableRandom random(String purpose) {
        return Seeds.generator(1, purpose);
    }

    /** Values from 0 to below the bound. */
    static long[] longs(SplittableRandom random, int count, long bound) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextLong(bound);
        }
        return values;
    }
}
