package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.data.Hashing;
import dev.weir.dataflow.state.KeyMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The entries of one restored state on their way to other keys, see {@link KeyMapping}. One thread. */
final class MappedEntries implements RestoredEntries {
    /** Where an entry goes. */
    private record Target(
            long place,
            @Nullable Object namespace,
            @Nullable Object key) {}

    /**
     * An entry.
     *
     * @param former its key as it was
     * @param stamps null if its parts have none
     */
    private record Entry(
            @Nullable Object former, long hash, @Nullable Object value, long @Nullable [] stamps) {}

    private final String name;
    private final ObjectSection.Kind kind;
    private final KeyMapping mapping;
    private final LongPredicate mine;
    private final Map<Target, Entry> entries = new LinkedHashMap<>();

    /** @param mine which hashes belong to the instance */
    MappedEntries(String name, ObjectSection.Kind kind, KeyMapping mapping, LongPredicate mine) {
        this.name = name;
        this.kind = kind;
        this.mapping = mapping;
        this.mine = mine;
    }

    @Override
    public void forget(long place, long hash, @Nullable Object namespace, @Nullable Object key) {
        throw new IllegalArgumentException("entries are merged before their keys are mapped");
    }

    @Override
    public void restore(
            long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value) {
        add(place, hash, namespace, key, value, null);
    }

    @Override
    public void restoreStamped(
            long place,
            long hash,
            @Nullable Object namespace,
            @Nullable Object key,
            @Nullable Object value,
            long[] stamps) {
        add(place, hash, namespace, key, value, stamps);
    }

    private void add(
            long place,
            long hash,
            @Nullable Object namespace,
            @Nullable Object former,
            @Nullable Object value,
            long @Nullable [] stamps) {
        boolean isMapped = mapping.former().isInstance(former);
        Object key = isMapped ? map(Objects.requireNonNull(former)) : former;
        long newHash = isMapped ? Hashing.ofObject(key) : hash;
        if (!mine.test(newHash)) {
            return;
        }
        Target target = new Target(place, namespace, key);
        Entry entry = new Entry(former, newHash, value, stamps);
        Entry other = entries.putIfAbsent(target, entry);
        if (other != null && kind != ObjectSection.Kind.TIMERS) {
            // What was merged has no time of its own, and counts as touched now.
            entries.put(target, new Entry(former, newHash, merge(key, other, entry), null));
        }
    }

    private @Nullable Object map(Object former) {
        try {
            Object key = mapping.mapper().map(former);
            if (mapping.former().isInstance(key)) {
                Object again = mapping.mapper().map(key);
                if (!Objects.equals(again, key)) {
                    throw WeirException.of(
                                    StateError.KEY_NOT_MAPPED,
                                    "the key mapper makes %s of key %s, and then %s of that",
                                    key,
                                    former,
                                    again)
                            .hint("a job that is restored once more maps again: have the mapper leave alone what it"
                                    + " has made, or make keys of another class");
                }
            }
            return key;
        } catch (WeirException e) {
            throw e;
        } catch (Exception e) {
            throw WeirException.of(StateError.KEY_NOT_MAPPED, "the key mapper failed at key %s: %s", former, e)
                    .causedBy(e);
        }
    }

    private @Nullable Object merge(@Nullable Object key, Entry first, Entry second) {
        KeyMapping.Merger merger = mapping.merger();
        if (merger == null || !merger.merges(name)) {
            throw WeirException.of(
                            StateError.KEYS_COLLIDE,
                            "state '%s': the keys %s and %s both become %s",
                            name,
                            first.former(),
                            second.former(),
                            key)
                    .hint(
                            merger == null
                                    ? "map them to different keys, or give a function that merges what they have"
                                    : "map them to different keys: what the operator keeps by itself is not merged");
        }
        try {
            Object merged = merger.merge(name, key, first.value(), second.value());
            return switch (kind) {
                case LIST -> new ArrayList<>((Collection<?>) Objects.requireNonNull(merged));
                case MAP -> new HashMap<>((Map<?, ?>) Objects.requireNonNull(merged));
                default -> merged;
            };
        } catch (WeirException e) {
            throw e;
        } catch (Exception e) {
            throw WeirException.of(
                            StateError.KEY_NOT_MAPPED,
                            "state '%s' of the keys %s and %s cannot be merged: %s",
                            name,
                            first.former(),
                            second.former(),
                            e)
                    .causedBy(e);
        }
    }

    /** All have come: hands them on. */
    void handOver(RestoredEntries into) {
        entries.forEach((target, entry) -> {
            long[] stamps = entry.stamps();
            if (stamps == null) {
                into.restore(target.place(), entry.hash(), target.namespace(), target.key(), entry.value());
            } else {
                into.restoreStamped(
                        target.place(), entry.hash(), target.namespace(), target.key(), entry.value(), stamps);
            }
        });
        entries.clear();
    }
}
