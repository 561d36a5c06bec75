package dev.weir.state;

import dev.weir.data.objects.ObjectBytes;
import dev.weir.data.objects.ObjectWriter;
import dev.weir.dataflow.state.StateLifetime;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one named state on their way into a blob: filled by the instance's own thread, written by another one
 * behind that. An entry has a place (a slice, a timer's time, else 0), a hash, a key with its namespace, and a value.
 */
final class ObjectSection {
    /** What a section holds. The order is part of the format. */
    enum Kind {
        VALUE,
        LIST,
        MAP,
        SLICES,
        BROADCAST,
        TIMERS,
        SPLIT_LIST,
        UNION_LIST,
        VALUE_IN_PROCESSING_TIME,
        LIST_IN_PROCESSING_TIME,
        MAP_IN_PROCESSING_TIME,
        VALUE_IN_EVENT_TIME,
        LIST_IN_EVENT_TIME,
        MAP_IN_EVENT_TIME;

        @SuppressWarnings("EnumOrdinal") // The order is part of the format.
        int code() {
            return ordinal();
        }

        static Kind of(int code) {
            return values()[code];
        }

        /** Whether entries belong to keys, and so to key groups. */
        boolean isKeyed() {
            Kind plain = plain();
            return plain == VALUE || plain == LIST || plain == MAP || plain == SLICES || plain == TIMERS;
        }

        /** What it is apart from times at which its entries were touched. */
        Kind plain() {
            return switch (this) {
                case VALUE_IN_PROCESSING_TIME, VALUE_IN_EVENT_TIME -> VALUE;
                case LIST_IN_PROCESSING_TIME, LIST_IN_EVENT_TIME -> LIST;
                case MAP_IN_PROCESSING_TIME, MAP_IN_EVENT_TIME -> MAP;
                case VALUE, LIST, MAP, SLICES, BROADCAST, TIMERS, SPLIT_LIST, UNION_LIST -> this;
            };
        }

        /** Whether its entries have stamps. */
        boolean isStamped() {
            return plain() != this;
        }

        /** The same with stamps. */
        Kind in(StateLifetime.Time time) {
            boolean event = time.isEventTime();
            return switch (this) {
                case VALUE -> event ? VALUE_IN_EVENT_TIME : VALUE_IN_PROCESSING_TIME;
                case LIST -> event ? LIST_IN_EVENT_TIME : LIST_IN_PROCESSING_TIME;
                case MAP -> event ? MAP_IN_EVENT_TIME : MAP_IN_PROCESSING_TIME;
                default -> throw new IllegalArgumentException(name());
            };
        }

        /** Whether a later section takes the place of an earlier one, instead of adding to it. */
        boolean isWhole() {
            return this == SPLIT_LIST || this == UNION_LIST;
        }
    }

    static final byte[] NOTHING = {};
    private static final int WORK_OF_HOLDING = 8;

    private final String name;
    private final Kind kind;
    private final List<Long> dropped = new ArrayList<>();
    private final EntryChunks removed = new EntryChunks();
    private final EntryChunks present = new EntryChunks();
    private final HeldEntries held = new HeldEntries();

    ObjectSection(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    /** A slice was forgotten as a whole. */
    void drop(long place) {
        dropped.add(place);
    }

    void remove(ObjectWriter writer, long place, long hash, @Nullable Object namespace, @Nullable Object key) {
        ObjectBytes out = removed.next();
        EntryBytes.key(out, writer, name, place, hash, namespace, key);
        EntryBytes.noValue(out);
    }

    void put(
            ObjectWriter writer,
            long place,
            long hash,
            @Nullable Object namespace,
            @Nullable Object key,
            @Nullable Object value) {
        ObjectBytes out = present.next();
        EntryBytes.key(out, writer, name, place, hash, namespace, key);
        if (value instanceof StampedRow stamped) {
            EntryBytes.value(out, writer, name, stamped);
        } else {
            EntryBytes.value(out, writer, name, value);
        }
    }

    /** An entry without a key. */
    void put(ObjectWriter writer, long place, @Nullable Object value) {
        ObjectBytes out = present.next();
        EntryBytes.noKey(out, place, 0);
        EntryBytes.value(out, writer, name, value);
    }

    /** An entry as it was stored. */
    void put(StoredEntry entry) {
        entry.copyTo(present.next());
    }

    /** Entries of objects that do not change: they become bytes when the section is written. */
    HeldEntries held() {
        return held;
    }

    /** Bytes so far, or what comes to as much work. */
    long size() {
        return removed.size() + present.size() + held.count() * (long) WORK_OF_HOLDING;
    }

    boolean isEmpty() {
        return dropped.isEmpty() && removed.count() == 0 && present.count() == 0 && held.count() == 0;
    }

    /** Whether all there is is held. */
    boolean isHeldOnly() {
        return dropped.isEmpty() && removed.count() == 0 && present.count() == 0 && held.count() > 0;
    }

    /**
     * Writes what is bytes.
     *
     * @param classes which of the blob's tables of classes the bytes refer to
     */
    void writeTo(DataOutputStream out, int classes) throws IOException {
        out.writeUTF(name);
        out.writeByte(kind.code());
        out.writeInt(classes);
        out.writeInt(dropped.size());
        for (long place : dropped) {
            out.writeLong(place);
        }
        removed.writeTo(out);
        present.writeTo(out);
    }
}
