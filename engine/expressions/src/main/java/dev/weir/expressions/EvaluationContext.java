package dev.weir.expressions;

import dev.weir.base.Clock;
import dev.weir.base.Seeds;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * What a function may know besides its arguments: the session's zone, time, the watermark, randomness, names. One
 * instance an operator instance; used by the thread that runs the operator.
 */
public final class EvaluationContext {
    /** {@link #watermark()} before the first watermark. */
    public static final long NO_WATERMARK = Long.MIN_VALUE;

    private final Clock clock;
    private final ZoneId zone;
    private final boolean streaming;
    private final long queryStartMillis;
    private final SplittableRandom random;
    private final String catalog;
    private final String database;
    private long watermark = NO_WATERMARK;
    private long batchMillis;

    private EvaluationContext(Builder builder) {
        clock = builder.clock;
        zone = builder.zone;
        streaming = builder.streaming;
        queryStartMillis = builder.queryStartMillis;
        random = Seeds.generator(builder.seed, "expressions");
        catalog = builder.catalog;
        database = builder.database;
        batchMillis = queryStartMillis;
    }

    /** A context that reads the given clock; all else has defaults. */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /** Reads the clock; the evaluator calls it once a batch. */
    public void startBatch() {
        batchMillis = clock.millis();
    }

    /** The session's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** What CURRENT_TIMESTAMP says: the query's start if it is bounded, the time of the batch if it is not. */
    public long currentMillis() {
        return streaming ? batchMillis : queryStartMillis;
    }

    /** The time at which the batch arrived: processing time. */
    public long batchMillis() {
        return batchMillis;
    }

    /** The generator of RAND and UUID. */
    public SplittableRandom random() {
        return random;
    }

    /** The current catalog's name. */
    public String catalog() {
        return catalog;
    }

    /** The current database's name. */
    public String database() {
        return database;
    }

    /** The operator's current watermark in milliseconds, or {@link #NO_WATERMARK}. */
    public long watermark() {
        return watermark;
    }

    /** Tells functions that ask for it the operator's watermark. */
    public void setWatermark(long millis) {
        watermark = millis;
    }

    /** Collects what a context is made of. */
    public static final class Builder {
        private final Clock clock;
        private ZoneId zone = ZoneOffset.UTC;
        private boolean streaming = true;
        private long queryStartMillis;
        private long seed;
        private String catalog = "default_catalog";
        private String database = "default_database";

        private Builder(Clock clock) {
            this.clock = clock;
            queryStartMillis = clock.millis();
        }

        /** The session's time zone; UTC unless set. */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /** Whether the query is unbounded, so that CURRENT_TIMESTAMP moves; true unless set. */
        public Builder streaming(boolean value) {
            streaming = value;
            return this;
        }

        /** When the query started; the clock's present time unless set. */
        public Builder queryStartMillis(long value) {
            queryStartMillis = value;
            return this;
        }

        /** The seed of random functions. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** The current catalog and database. */
        public Builder namespace(String currentCatalog, String currentDatabase) {
            catalog = currentCatalog;
            database = currentDatabase;
            return this;
        }

        public EvaluationContext build() {
            return new EvaluationContext(this);
        }
    }
}
