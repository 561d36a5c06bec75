package dev.weir.expressions;

import dev.weir.base.Clock;
import dev.weir.base.Seeds;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * What a function may know besides its arguments: the session's zone, time, the watermark, randomness, names. One
 * instance an operator instance; used by the thread that runs the operator, which closes it in the end.
 */
public final class EvaluationContext implements AutoCloseable {
    /** {@link #watermark()} before the first watermark. */
    public static final long NO_WATERMARK = Long.MIN_VALUE;

    private final Clock clock;
    private final ZoneId zone;
    private final boolean streaming;
    private final long queryStartMillis;
    private final SplittableRandom random;
    private final String catalog;
    private final String database;
    private final String operator;
    private final Map<String, String> parameters;
    private final List<Runnable> closings = new ArrayList<>();
    private final IdentityHashMap<Object, Object> kept = new IdentityHashMap<>();
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
        operator = builder.operator;
        parameters = builder.parameters;
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

    /** The name of the operator that evaluates; empty if none does. */
    public String operator() {
        return operator;
    }

    /** What the user has set for functions to read. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** What an owner keeps for all its calls in the operator; made when it is first asked for. */
    public <T> T kept(Object owner, Class<T> type, Supplier<T> first) {
        Object present = kept.get(owner);
        if (present == null) {
            present = first.get();
            kept.put(owner, present);
        }
        return type.cast(present);
    }

    /** Has something done when the operator closes. */
    public void onClose(Runnable closing) {
        closings.add(closing);
    }

    /** Closes what functions hold. If one of them fails, the others are closed all the same. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (Runnable closing : closings.reversed()) {
            try {
                closing.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        closings.clear();
        if (first != null) {
            throw first;
        }
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
        private String operator = "";
        private Map<String, String> parameters = Map.of();

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

        /** The name of the operator; none unless set. */
        public Builder operator(String value) {
            operator = value;
            return this;
        }

        /** What functions can read; nothing unless set. */
        public Builder parameters(Map<String, String> value) {
            parameters = Map.copyOf(value);
            return this;
        }

        public EvaluationContext build() {
            return new EvaluationContext(this);
        }
    }
}
