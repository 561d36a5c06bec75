package dev.weir.simulator.recovery;

import dev.weir.data.Row;
import dev.weir.data.RowKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An outside system with transactions, which outlives every crash: transactions are prepared, then committed or
 * aborted. It is strict where a real one would be silent: whoever commits what was never prepared, or before its
 * checkpoint is durable, is told so. One thread.
 */
public final class Ledger {
    /** The name of a transaction: of the writer that prepared it, and for which checkpoint. */
    record Transaction(String sink, int subtask, long checkpoint, int number) {}

    /** An instance of a sink. */
    record Writer(String sink, int subtask) {}

    private final TreeMap<String, List<Row>> prepared = new TreeMap<>();
    private final Map<String, Transaction> names = new HashMap<>();
    private final Set<String> committedNames = new HashSet<>();
    private final Map<String, List<Row>> committed = new TreeMap<>();
    private final Map<String, Integer> writers = new HashMap<>();
    private final Map<Writer, Integer> opened = new HashMap<>();
    private final Consumer<String> log;
    private @Nullable AssertionError first;
    private LongPredicate durable = checkpoint -> true;

    /**
     * An empty ledger.
     *
     * @param log is told of everything that happens
     */
    Ledger(Consumer<String> log) {
        this.log = log;
    }

    /** Says how to find out whether a checkpoint is durable. */
    void checkDurability(LongPredicate test) {
        durable = test;
    }

    /**
     * Registers a writer and shuts its predecessors out. What they had prepared for checkpoints after the restored one
     * is aborted, also that of writers which no longer exist.
     *
     * @return a token that the writer has to show
     */
    int open(String sink, int subtask, int parallelism, long restoredCheckpoint) {
        opened.merge(new Writer(sink, subtask), 1, Integer::sum);
        names.forEach((id, transaction) -> {
            if (transaction.sink().equals(sink)
                    && transaction.subtask() % parallelism == subtask
                    && transaction.checkpoint() > restoredCheckpoint) {
                prepared.remove(id);
                log.accept("aborted " + id);
            }
        });
        int highest = 0;
        for (int other = subtask; other < 64; other += parallelism) {
            highest = writers.merge(sink + "/" + other, 1, Integer::sum);
        }
        return writers.getOrDefault(sink + "/" + subtask, highest);
    }

    /** How often each writer was opened since this was asked last. */
    Map<Writer, Integer> takeOpened() {
        Map<Writer, Integer> all = Map.copyOf(opened);
        opened.clear();
        return all;
    }

    /** Makes rows durable, but not visible. */
    void prepare(Transaction transaction, int token, List<Row> rows) {
        if (writers.getOrDefault(transaction.sink() + "/" + transaction.subtask(), 0) != token) {
            throw new IllegalStateException("a writer that was replaced prepares " + transaction);
        }
        String id = transaction.toString();
        if (names.put(id, transaction) != null && (prepared.containsKey(id) || committedNames.contains(id))) {
            throw violation("prepared twice: " + transaction);
        }
        prepared.put(id, List.copyOf(rows));
    }

    /** Makes a transaction visible; one that is already changes nothing. */
    void commit(String id) {
        if (committedNames.contains(id)) {
            return;
        }
        List<Row> rows = prepared.remove(id);
        Transaction transaction = names.get(id);
        if (rows == null || transaction == null) {
            throw violation("what is to be committed was not prepared, or was aborted: " + id);
        }
        if (!durable.test(transaction.checkpoint())) {
            throw violation("committed before its checkpoint was durable: " + id);
        }
        committedNames.add(id);
        log.accept("committed " + id + ": " + rows);
        committed.computeIfAbsent(transaction.sink(), sink -> new ArrayList<>()).addAll(rows);
    }

    private AssertionError violation(String what) {
        AssertionError error = new AssertionError(what);
        if (first == null) {
            first = error;
        }
        return error;
    }

    /** The first thing that was done here which must never be; null when there was none. */
    @Nullable
    AssertionError violation() {
        return first;
    }

    /** What a sink has made visible, in that order; a changelog's rows carry their kind. */
    public List<Row> committed(String sink) {
        return committed.getOrDefault(sink, List.of());
    }

    /** What is there in the end: how often each row was inserted more than deleted, where that is not 0. */
    public Map<Row, Integer> net(String sink) {
        Map<Row, Integer> counts = new HashMap<>();
        for (Row row : committed(sink)) {
            counts.merge(row.withKind(RowKind.INSERT), row.kind().weight(), Integer::sum);
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** The transactions that are still open. */
    public Set<String> open() {
        return prepared.keySet();
    }
}
