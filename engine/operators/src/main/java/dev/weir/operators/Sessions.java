package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
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
 * known by the number of its record; one that became part of another keeps its number until {@link #forgetMerged}. A
 * row that touches several makes them one. One thread.
 */
final class Sessions {
    /** Stands for the session of a row that came after its session had ended. */
    private static final long LATE = -1;

    /** The table of sessions. */
    static final String TABLE = "sessions";

    private static final int START = 0;
    private static final int END = 1;
    private static final int KEY = 2;
    private static final int NEXT = 3;
    /** In a key's record: the first session. */
    private static final int FIRST = 0;
    /** In a key's record: how many sessions it ever had. */
    private static final int COUNT = 1;

    /** The end of a session that is no more, so that no deadline is its. */
    private static final long GONE = Long.MIN_VALUE;

    /** The type of a session's number. */
    static final DataType NUMBER_TYPE = DataTypes.BIGINT.withNullable(false);

    private static final Schema NUMBER_SCHEMA = Schema.of("session", NUMBER_TYPE);
    private static final Schema SESSION_KEY = Schema.of("key", NUMBER_TYPE, "count", NUMBER_TYPE);
    private static final int[] BOTH = {0, 1};
    private static final String KEYS = "keys";

    private final int[] keyColumns;
    private final long gap;
    /** A record a key. */
    private final RecordTable keys;
    /** A record a session, by its key's record and the how manieth of that key it is. */
    private final RecordTable sessions;
    /** An entry a session; the end may be outdated, and the session gone. */
    private final PriorityQueue<Deadline> deadlines =
            new PriorityQueue<>(Comparator.comparingLong(Deadline::end).thenComparingInt(Deadline::session));

    private final Map<Long, Long> mergedInto = new HashMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private int[] keyRecords = new int[0];

    private record Deadline(long end, int session) {}

    /** A session that has become part of another. */
    record Merge(long from, long into) {}

    /** Sessions that have ended: numbers, keys, starts, ends. */
    record Ended(long[] numbers, Column[] keys, long[] starts, long[] ends) {}

    Sessions(StateStore state, Schema input, List<Integer> keyColumns, long gap) {
        this.keyColumns = Indexes.array(keyColumns);
        this.gap = gap;
        RecordValue session = new RecordValue.Link(TABLE);
        keys = state.recordTable(
                KEYS, RecordLayout.of(Indexes.types(input, keyColumns), List.of(session, RecordValue.WORD)));
        List<RecordValue> values = List.of(RecordValue.WORD, RecordValue.WORD, new RecordValue.Link(KEYS), session);
        sessions = state.recordTable(
                TABLE,
                RecordLayout.of(List.of(NUMBER_TYPE, NUMBER_TYPE), values)
                        .withKeyLink(0, KEYS)
                        .keptBy(new RecordHome.KeyLink(0)));
        int[] all = new int[sessions.size()];
        sessions.scan(0, all);
        for (int restored : all) {
            deadlines.add(new Deadline(word(sessions, restored, END), restored));
        }
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
                word(keys, keyRecords[i], FIRST, -1);
                keys.remove(keyRecords[i]);
            }
        }
        return numbers;
    }

    private boolean isUnused(int keyRecord) {
        return word(keys, keyRecord, FIRST) == 0;
    }

    private long assign(int key, long time, long watermark) {
        long start = time;
        long end = time + gap;
        int target = RecordTable.NONE;
        int previous = RecordTable.NONE;
        int session = (int) word(keys, key, FIRST) - 1;
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
        return target;
    }

    private int add(int key, long end) {
        long count = word(keys, key, COUNT);
        word(keys, key, COUNT, count + 1);
        int[] record = new int[1];
        sessions.findOrAdd(Batch.of(SESSION_KEY, 1, numbers(key), numbers(count)), BOTH, record);
        word(sessions, record[0], KEY, key + 1);
        word(sessions, record[0], NEXT, word(keys, key, FIRST));
        word(keys, key, FIRST, record[0] + 1);
        deadlines.add(new Deadline(end, record[0]));
        return record[0];
    }

    private void absorb(int session, int target) {
        merges.add(new Merge(session, target));
        mergedInto.put((long) session, (long) target);
        word(sessions, session, END, GONE);
    }

    /** Sessions' numbers, as keys of tables of {@link #NUMBER_TYPE}. */
    static Batch batch(long... numbers) {
        return Batch.of(NUMBER_SCHEMA, numbers.length, numbers(numbers));
    }

    private static Column numbers(long... numbers) {
        return new LongColumn(NUMBER_TYPE, numbers.length, numbers, null);
    }

    /** The session that a session assigned by the last batch belongs to now. */
    private long resolve(long number) {
        long resolved = number;
        for (Long into = mergedInto.get(resolved); into != null; into = mergedInto.get(resolved)) {
            resolved = into;
        }
        return resolved;
    }

    /** The merges since {@link #forgetMerged}, in the order in which they happened. */
    List<Merge> merges() {
        return merges;
    }

    /** Nobody knows sessions any more that have become parts of others. */
    void forgetMerged() {
        for (Merge merge : merges) {
            sessions.remove((int) merge.from);
        }
        merges.clear();
    }

    boolean isEmpty() {
        return deadlines.isEmpty();
    }

    /** No session, of which there are some, ends before this. */
    long nextEnd() {
        return deadlines.element().end;
    }

    /** Whether the watermark has passed the end of a session. */
    boolean hasEnded(long watermark) {
        while (!deadlines.isEmpty() && deadlines.peek().end - 1 <= watermark) {
            Deadline first = deadlines.peek();
            long end = word(sessions, first.session, END);
            if (end == first.end) {
                return true;
            }
            deadlines.poll();
            if (end != GONE) {
                deadlines.add(new Deadline(end, first.session));
            }
        }
        return false;
    }

    /** Takes sessions out that have ended, the earliest first. */
    Ended takeEnded(long watermark, int atMost) {
        int[] ended = new int[atMost];
        int[] endedKeys = new int[atMost];
        long[] ends = new long[atMost];
        int n = 0;
        while (n < atMost && hasEnded(watermark)) {
            ended[n] = deadlines.remove().session;
            endedKeys[n] = (int) word(sessions, ended[n], KEY) - 1;
            ends[n] = word(sessions, ended[n], END);
            // A session may have several deadlines; this one was its.
            word(sessions, ended[n++], END, GONE);
        }
        Column[] keyValues = new Column[keyColumns.length];
        for (int key = 0; key < keyValues.length; key++) {
            keyValues[key] = keys.key(key, endedKeys, n);
        }
        long[] numbers = new long[n];
        long[] starts = new long[n];
        for (int i = 0; i < n; i++) {
            starts[i] = word(sessions, ended[i], START);
            numbers[i] = ended[i];
            unlink(ended[i], endedKeys[i]);
            sessions.remove(ended[i]);
        }
        return new Ended(numbers, keyValues, starts, Arrays.copyOf(ends, n));
    }

    private void unlink(int session, int key) {
        long next = word(sessions, session, NEXT);
        int at = (int) word(keys, key, FIRST) - 1;
        if (at == session) {
            word(keys, key, FIRST, next);
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
