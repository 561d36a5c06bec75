package dev.weir.bench.flink;

/** A record as users have them. */
public record Visit(long page, long time, long count) {
    /** The n-th visit to one of so many pages, with so many visits a second. */
    static Visit of(long n, long pages, long perSecond) {
        return new Visit((mix(n) >>> 1) % pages, n * 1000 / perSecond, mix(n) & 1023);
    }

    /** Both visits, as one. */
    Visit plus(Visit other) {
        return new Visit(page, Math.max(time, other.time), count + other.count);
    }

    /** A number that depends on all fields. */
    long hash() {
        return mix(page + mix(time + mix(count)));
    }

    /** Spreads bits: SplitMix64's finalizer. */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
