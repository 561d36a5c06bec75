package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.StateStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The sessions of every key that have not ended: where each begins and ends, chained by key in state. A session is
 * known by a number. A row that touches several makes them one. One thread.
 */
final class Sessions {
    /** Stands for the session of a row that came after its session had ended. */
    private static final long LATE = -1;

    private static final int START = 0;
    private static final int END = 1;
    private static final int KEY = 2;
    private static final int NEXT = 3;
    private static final int NUMBER = 4;
    /** The type of a session's number. */
    static final DataType NUMBER_TYPE = DataTypes.BIGINT.withNullable(false);

    private static final Schema NUMBER_SCHEMA = Schema.of("session", NUMBER_TYPE);

    private final int[] keyColumns;
    private final long gap;
    /** A record a key; its word is the first session's record plus one. */
    private final RecordTable keys;
    /** A record a session, by number. */
    private final RecordTable sessions;
    /** An entry a session; the end may be outdated, and the session gone. */
    private final PriorityQueue<Deadline> deadlines =
            new PriorityQueue<>(Comparator.comparingLong(Deadline::end).thenComparingLong(Deadline::number));

    private final Map<Long, Long> mergedInto = new HashMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private long nextNumber;
    private int[] keyRecords = new int[0];

    private record Deadline(long end, long number) {}

    /** A session that has become part of another. */
    record Merge(long from, long into) {}

    /** Sessions that have ended: numbers, keys, starts, ends. */
    record Ended(long[] numbers, Column[] keys, long[] starts, long[] ends) {}

    Sessions(StateStore state, Schema input, List<Integer> keyColumns, long gap) {
        this.keyColumns = Indexes.array(keyColumns);
        this.gap = gap;
        keys = state.recordTable("keys", new RecordLayout(Indexes.types(input, keyColumns), 1));
        sessions = state.recordTable("sessions", new RecordLayout(List.of(NUMBER_TYPE), 5));
    }

    /**
     * A batch divided into rows of sessions and rows that came after theirs had ended.
     *
     * @param numbers the session of the i-th row of {@code inTime}
     */
    record Assigned(Batch inTime, long[] numbers, Batch late) {}

    /** Finds or begins the session of every row; {@code times} has that of the i-th row that counts. */
    Assigned assign(Batch batch, long[] times, long watermark) {
        int count = batch.size();
        long[] numbers = numbers(batch, times, watermark);
        int[] kept = new int[count];
        int[] late = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            kept[n] = batch.row(i);
            late[i - n] = batch.row(i);
            if (numbers[i] != LATE) {
                numbers[n++] = resolve(numbers[i]);
            }
        }
        return new Assigned(batch.select(kept, n), numbers, batch.select(late, count - n));
    }

    private long[] numbers(Batch batch, long[] times, long watermark) {
        int count = batch.size();
        keyRecords = keyRecords.length < count ? new int[count] : keyRecords;
        keys.findOrAdd(batch, keyColumns, keyRecords);
        mergedInto.clear();
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = assign(keyRecords[i], times[i], watermark);
        }
        for (int i = 0; i < count; i++) {
            if (numbers[i] == LATE && isUnused(keyRecords[i])) {
                word(keys, keyRecords[i], 0, -1);
                keys.remove(keyRecords[i]);
            }
        }
        return numbers;
    }

    private boolean isUnused(int keyRecord) {
        return word(keys, keyRecord, 0) == 0;
    }

    private long assign(int key, long time, long watermark) {
        long start = time;
        long end = time + gap;
        int target = RecordTable.NONE;
        int previous = RecordTable.NONE;
        int session = (int) word(keys, key, 0) - 1;
        while (session != RecordTable.NONE) {
            int next = (int) word(sessions, session, NEXT) - 1;
            if (word(sessions, session, START) <= end && word(sessions, session, END) >= start) {
                start = Math.min(start, word(sessions, session, START));
                end = Math.max(end, word(sessions, session, END));
                if (target == RecordTable.NONE) {
                    target = session;
                    previous = session;
                } else {
                    absorb(session, target);
                    word(sessions, previous, NEXT, next + 1);
                }
            } else {
                previous = session;
            }
            session = next;
        }
        if (target == RecordTable.NONE) {
            if (end - 1 <= watermark) {
                return LATE;
            }
            target = add(key, end);
        }
        word(sessions, target, START, start);
        word(sessions, target, END, end);
        return number(target);
    }

    private int add(int key, long end) {
        long number = nextNumber++;
        int[] record = new int[1];
        sessions.findOrAdd(batch(number), new int[] {0}, record);
        word(sessions, record[0], NUMBER, number);
        word(sessions, record[0], KEY, key);
        word(sessions, record[0], NEXT, word(keys, key, 0));
        word(keys, key, 0, record[0] + 1);
        deadlines.add(new Deadline(end, number));
        return record[0];
    }

    private void absorb(int session, int target) {
        long from = number(session);
        long into = number(target);
        merges.add(new Merge(from, into));
        mergedInto.put(from, into);
        sessions.remove(session);
    }

    /** Sessions' numbers, as keys of tables of {@link #NUMBER_TYPE}. */
    static Batch batch(long... numbers) {
        return Batch.of(NUMBER_SCHEMA, numbers.length, new LongColumn(NUMBER_TYPE, numbers.length, numbers, null));
    }

    private long number(int session) {
        return word(sessions, session, NUMBER);
    }

    /** The session that a session assigned by the last batch belongs to now. */
    private long resolve(long number) {
        long resolved = number;
        for (Long into = mergedInto.get(resolved); into != null; into = mergedInto.get(resolved)) {
            resolved = into;
        }
        return resolved;
    }

    /** The merges since the last call, in the order in which they happened. */
    List<Merge> takeMerges() {
        List<Merge> taken = List.copyOf(merges);
        merges.clear();
        return taken;
    }

    /** Whether the watermark has passed the end of a session. */
    boolean hasEnded(long watermark) {
        while (!deadlines.isEmpty() && deadlines.peek().end - 1 <= watermark) {
            Deadline first = deadlines.peek();
            int session = find(first.number);
            long end = session == RecordTable.NONE ? Long.MIN_VALUE : word(sessions, session, END);
            if (end == first.end) {
                return true;
            }
            deadlines.poll();
            if (session != RecordTable.NONE) {
                deadlines.add(new Deadline(end, first.number));
            }
        }
        return false;
    }

    private int find(long number) {
        int[] record = new int[1];
        sessions.find(batch(number), new int[] {0}, record);
        return record[0];
    }

    /** Takes sessions out that have ended, the earliest first. */
    Ended takeEnded(long watermark, int atMost) {
        int[] ended = new int[atMost];
        int[] endedKeys = new int[atMost];
        long[] numbers = new long[atMost];
        int n = 0;
        while (n < atMost && hasEnded(watermark)) {
            long number = deadlines.remove().number;
            ended[n] = find(number);
            endedKeys[n] = (int) word(sessions, ended[n], KEY);
            numbers[n++] = number;
        }
        Column[] keyValues = new Column[keyColumns.length];
        for (int key = 0; key < keyValues.length; key++) {
            keyValues[key] = keys.key(key, endedKeys, n);
        }
        long[] starts = new long[n];
        long[] ends = new long[n];
        for (int i = 0; i < n; i++) {
            starts[i] = word(sessions, ended[i], START);
            ends[i] = word(sessions, ended[i], END);
            unlink(ended[i], endedKeys[i]);
            sessions.remove(ended[i]);
        }
        return new Ended(Arrays.copyOf(numbers, n), keyValues, starts, ends);
    }

    private void unlink(int session, int key) {
        long next = word(sessions, session, NEXT);
        int at = (int) word(keys, key, 0) - 1;
        if (at == session) {
            word(keys, key, 0, next);
            if (next == 0) {
                keys.remove(key);
            }
            return;
        }
        while (word(sessions, at, NEXT) != session + 1) {
            at = (int) word(sessions, at, NEXT) - 1;
        }
        word(sessions, at, NEXT, next);
    }

    private static long word(RecordTable table, int record, int word) {
        return table.pages().page(record)[table.pages().offset(record) + table.valueWord() + word];
    }

    private static void word(RecordTable table, int record, int word, long value) {
        table.pages().pageForWrite(record)[table.pages().offset(record) + table.valueWord() + word] = value;
    }
}
