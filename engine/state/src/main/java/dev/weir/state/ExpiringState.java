package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.dataflow.state.StateLifetime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What states that expire have in common: rows with stamps, and the sweep that removes those nobody asks for. */
final class ExpiringState<R extends StampedRow> implements NamedState {
    private final MemoryValueCell<R> rows;
    private final StateLifetime lifetime;
    private final ExpirySweep sweep;

    ExpiringState(MemoryValueCell<R> rows, StateLifetime lifetime) {
        this.rows = rows;
        this.lifetime = lifetime;
        sweep = new ExpirySweep(rows.table(), lifetime);
    }

    MemoryValueCell<R> rows() {
        return rows;
    }

    StateLifetime lifetime() {
        return lifetime;
    }

    /** Counts an access; returns the deadline for it. */
    long access() {
        sweep.accessed();
        return lifetime.deadline();
    }

    /** The stamp of what is touched now. */
    long stamp() {
        return lifetime.time().stamp();
    }

    /** Whether what is read now is touched by that. */
    boolean isTouchedByRead(long stamp) {
        return lifetime.renewedByReads() || stamp == StateLifetime.UNKNOWN;
    }

    /** See {@link dev.weir.dataflow.state.ObjectState#forgetExpired}. */
    long forgetExpired(int records, long nowMillis) {
        if (lifetime.cleanup() == null) {
            return Long.MAX_VALUE;
        }
        if (sweep.step(records)) {
            rows.forgetRow();
        }
        return sweep.nextStep(nowMillis);
    }

    @Override
    public ObjectSection.Kind kind() {
        return rows.kind();
    }

    @Override
    public void freeze(ObjectSnapshot snapshot, ObjectSection section) {
        // Changes must tell what became of an entry of before, expired or not.
        rows.freeze(snapshot, section, snapshot.isFull() ? lifetime.deadline() : StateLifetime.UNKNOWN);
    }

    @Override
    public void expect(long entries) {
        rows.expect(entries);
    }

    @Override
    public void forget(long place, long hash, @Nullable Object namespace, @Nullable Object key) {
        rows.forget(place, hash, namespace, key);
    }

    @Override
    public void restore(
            long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value) {
        rows.restore(place, hash, namespace, key, row(value, null));
    }

    @Override
    public void restoreStamped(
            long place,
            long hash,
            @Nullable Object namespace,
            @Nullable Object key,
            @Nullable Object value,
            long[] stamps) {
        rows.restore(place, hash, namespace, key, row(value, stamps));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // As it was stored.
    private StampedRow row(@Nullable Object value, long @Nullable [] stored) {
        int size = switch (kind().plain()) {
            case LIST -> ((ArrayList<?>) value).size();
            case MAP -> ((Map<?, ?>) value).size();
            default -> 1;
        };
        long[] stamps = stored;
        if (stamps == null) {
            stamps = new long[size];
            Arrays.fill(stamps, stamp());
        }
        if (stamps.length != size) {
            throw WeirException.of(StateError.DAMAGED_STATE, "%d parts of an entry have %d times", size, stamps.length);
        }
        return switch (kind().plain()) {
            case LIST -> new StampedRow.Elements<>((ArrayList<Object>) value, stamps);
            case MAP -> {
                StampedRow.Entries<Object, Object> row = new StampedRow.Entries<>();
                int next = 0;
                for (Map.Entry<Object, Object> entry : ((Map<Object, Object>) value).entrySet()) {
                    row.put(entry.getKey(), entry.getValue(), stamps[next++]);
                }
                yield row;
            }
            default -> new StampedRow.Single<>(value, stamps[0]);
        };
    }

    @Override
    public void trim(int ended) {
        rows.trim(ended);
    }
}
