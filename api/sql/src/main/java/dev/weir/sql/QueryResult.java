package dev.weir.sql;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Row;
import dev.weir.data.RowKinds;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.CollectSink;
import dev.weir.operators.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query that has been planned and not been started: {@link #start} runs it. Each call runs it anew, on a job of its
 * own.
 */
public final class QueryResult implements StatementResult {
    private final Shape shape;
    private final Function<CollectSink.Listener, SqlJob> starter;

    /** @param starter submits the job whose rows go to a listener */
    QueryResult(Shape shape, Function<CollectSink.Listener, SqlJob> starter) {
        this.shape = shape;
        this.starter = starter;
    }

    /**
     * What is known of the rows.
     *
     * @param appendOnly whether no row is ever retracted
     * @param bounded whether the rows come to an end
     * @param most how many rows there are at most, if the query takes any first rows; {@link Long#MAX_VALUE}: no limit
     * @param key columns of which each value has at most one row; empty when there is at most one row; null when
     *     unknown
     * @param ordering how the query orders its rows, by indexes of its columns and of hidden ones behind them; empty:
     *     not
     * @param schema the query's columns
     * @param mostRows how many rows a table of them keeps
     * @param warnings what the planner wants the user to know
     */
    public record Shape(
            boolean appendOnly,
            boolean bounded,
            long most,
            @Nullable List<Integer> key,
            List<SortKey> ordering,
            Schema schema,
            int mostRows,
            List<String> warnings) {}

    /** Takes the changes of a query, epoch by epoch. Called by one thread at a time; should not block for long. */
    @FunctionalInterface
    public interface Changes {
        void onChanges(List<Row> rows);
    }

    /** The columns. */
    public Schema schema() {
        return shape.schema();
    }

    /** What is known of the rows. */
    public Shape shape() {
        return shape;
    }

    /**
     * Runs the query and hands over its changes, each call those of one consistent result or a part of its new rows.
     */
    public SqlJob start(Changes listener) {
        return start(listener, shape.schema().size());
    }

    private SqlJob start(Changes listener, int columns) {
        if (!shape.appendOnly() || shape.bounded() || shape.most() == Long.MAX_VALUE) {
            return starter.apply(new Edge(listener, shape, columns));
        }
        FirstRows first = new FirstRows(listener, shape.most());
        SqlJob job = starter.apply(new Edge(first, shape, columns));
        first.stop(job);
        return job;
    }

    /** Runs the query and keeps a table of its present rows up to date. */
    public SqlJob start(ResultTable table) {
        return start(table::apply, Integer.MAX_VALUE);
    }

    /**
     * A table that can take the changes in. Rows without an order stand by their key, so that they keep their places.
     */
    public ResultTable table() {
        List<SortKey> order = shape.ordering();
        List<Integer> key = shape.key();
        if (order.isEmpty() && key != null && !shape.appendOnly()) {
            order = key.stream().map(column -> new SortKey(column, true, true)).toList();
        }
        return new ResultTable(order, shape.schema().size(), shape.mostRows());
    }

    /** Runs a bounded query to its end and returns all its changes. */
    public List<Row> changes() {
        List<Row> all = new ArrayList<>();
        start(all::addAll).await();
        return all;
    }

    /** Runs a bounded query to its end and returns its final rows, in its order if it has one. */
    public List<Row> rows() {
        if (shape.appendOnly()) {
            return changes();
        }
        ResultTable table = new ResultTable(shape.ordering(), shape.schema().size(), Integer.MAX_VALUE);
        start(table).await();
        return table.rows();
    }

    /** Notes when a query whose input never ends has given all the rows that it was asked for. */
    private static final class FirstRows implements Changes {
        private final Changes listener;
        private @Nullable SqlJob job;
        private long left;

        FirstRows(Changes listener, long most) {
            this.listener = listener;
            this.left = most;
        }

        @Override
        public synchronized void onChanges(List<Row> rows) {
            listener.onChanges(rows);
            left -= rows.size();
            cancelIfDone();
        }

        /** Says which job to stop; its first rows may have come already. */
        synchronized void stop(SqlJob running) {
            job = running;
            cancelIfDone();
        }

        private void cancelIfDone() {
            if (left <= 0 && job != null) {
                job.cancel();
            }
        }
    }

    /**
     * From batches with weights to rows with kinds. Append-only results pass as they come; changes wait for their
     * epoch.
     */
    private static final class Edge implements CollectSink.Listener {
        private final Changes listener;
        private final boolean appendOnly;
        private final RowKinds kinds;
        private final int columns;

        /** @param columns how many columns the listener wants */
        Edge(Changes listener, Shape shape, int columns) {
            this.listener = listener;
            this.appendOnly = shape.appendOnly();
            this.kinds = new RowKinds(
                    shape.key() == null
                            ? null
                            : shape.key().stream().mapToInt(Integer::intValue).toArray());
            this.columns = columns;
        }

        @Override
        public void onBatch(int subtask, Batch batch) {
            Batch wanted = wanted(batch);
            if (appendOnly) {
                listener.onChanges(wanted.toRows());
            } else {
                kinds.add(wanted);
            }
        }

        private Batch wanted(Batch batch) {
            if (batch.schema().size() <= columns) {
                return batch;
            }
            Schema schema = new Schema(batch.schema().fields().subList(0, columns));
            Column[] kept = Arrays.copyOf(batch.columns(), columns);
            return batch.withColumns(schema, kept);
        }

        @Override
        public void onEpoch(int subtask, long epoch) {
            deliver();
        }

        @Override
        public void onFinish(int subtask) {
            deliver();
        }

        private void deliver() {
            if (!kinds.isEmpty()) {
                List<Row> rows = kinds.drain();
                if (!rows.isEmpty()) {
                    listener.onChanges(rows);
                }
            }
        }
    }
}
