package dev.weir.stream.operators;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of a key by time, and by arrival within a time. Most come in the order of time, and go from the front: both
 * cost a step then. It is state, stored by its fields.
 */
final class TimedRecords {
    private static final int INITIAL = 4;

    private long[] times = new long[INITIAL];
    private @Nullable Object[] records = new @Nullable Object[INITIAL];
    /** Where the first one is. */
    private int first;
    /** Behind the last one. */
    private int end;

    TimedRecords() {}

    boolean isEmpty() {
        return first == end;
    }

    /** The time of the first record. */
    long firstTime() {
        return times[first];
    }

    /** The place of the first record at a time or behind it; {@link #end} if there is none. */
    int from(long time) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Behind the place of the last record. */
    int end() {
        return end;
    }

    /** The time of the record at a place. */
    long time(int place) {
        return times[place];
    }

    /** The record at a place. */
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    Object record(int place) {
        return records[place];
    }

    /** Adds a record behind all of its time. */
    void add(long time, @Nullable Object record) {
        if (end == times.length) {
            makeRoom();
        }
        int place = end == first || times[end - 1] <= time ? end : from(time + 1);
        System.arraycopy(times, place, times, place + 1, end - place);
        System.arraycopy(records, place, records, place + 1, end - place);
        times[place] = time;
        records[place] = record;
        end++;
    }

    private void makeRoom() {
        int size = end - first;
        int capacity = Math.max(INITIAL, first > size ? times.length : Math.multiplyExact(2, times.length));
        long[] newTimes = new long[capacity];
        @Nullable Object[] newRecords = new @Nullable Object[capacity];
        System.arraycopy(times, first, newTimes, 0, size);
        System.arraycopy(records, first, newRecords, 0, size);
        times = newTimes;
        records = newRecords;
        first = 0;
        end = size;
    }

    /** Forgets the records up to a time. */
    void forget(long time) {
        int kept = time == Long.MAX_VALUE ? end : from(time + 1);
        Arrays.fill(records, first, kept, null);
        first = kept;
        if (first == end) {
            first = 0;
            end = 0;
        }
    }
}
