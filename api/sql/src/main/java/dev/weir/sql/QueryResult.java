package dev.weir.sql;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.RowKinds;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.CollectSink;
import dev.weir.operators.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query that has been planned and not been started: {@link #start} runs it. Each call runs it anew, on a job of its
 * own.
 */
public final class QueryResult implements StatementResult {
    private final Schema schema;
    private final Shape shape;
    private final Function<CollectSink.Listener, SqlJob> starter;

    /**
     * @param schema the columns
     * @param starter submits the job whose rows go to a listener
     */
    QueryResult(Schema schema, Shape shape, Function<CollectSink.Listener, SqlJob> starter) {
        this.schema = schema;
        this.shape = shape;
        this.starter = starter;
    }

    /**
     * What is known of the rows.
     *
     * @param appendOnly whether no row is ever retracted
     * @param bounded whether the rows come to an end
     * @param key columns of which each value has at most one row; empty when there is at most one row; null when
     *     unknown
     * @param ordering how the query orders its rows; empty: not at all
     * @param mostRows how many rows a table of them keeps
     * @param warnings what the planner wants the user to know
     */
    public record Shape(
            boolean appendOnly,
            boolean bounded,
            int @Nullable [] key,
            List<SortKey> ordering,
            int mostRows,
            List<String> warnings) {}

    /** Takes the changes of a query, epoch by epoch. Called by one thread at a time; should not block for long. */
    @FunctionalInterface
    public interface Changes {
        void onChanges(List<Row> rows);
    }

    /** The columns. */
    public Schema schema() {
        return schema;
    }

    /** What is known of the rows. */
    public Shape shape() {
        return shape;
    }

    /**
     * Runs the query and hands over its changes, each call those of one consistent result or a part of its new rows.
     */
    public SqlJob start(Changes listener) {
        return starter.apply(new Edge(listener, shape));
    }

    /** A table that takes the changes in. */
    public ResultTable table() {
        return new ResultTable(shape.ordering(), shape.mostRows());
    }

    /** Runs a bounded query to its end and returns all its changes. */
    public List<Row> changes() {
        List<Row> all = new ArrayList<>();
        start(all::addAll).await();
        return all;
    }

    /** Runs a bounded query to its end and returns its final rows, in its order if it has one. */
    public List<Row> rows() {
        List<Row> all = changes();
        if (shape.appendOnly()) {
            return all;
        }
        ResultTable table = new ResultTable(shape.ordering(), Integer.MAX_VALUE);
        table.apply(all);
        return table.rows();
    }

    /**
     * From batches with weights to rows with kinds. Append-only results pass as they come; changes wait for their
     * epoch.
     */
    private static final class Edge implements CollectSink.Listener {
        private final Changes listener;
        private final boolean appendOnly;
        private final RowKinds kinds;

        Edge(Changes listener, Shape shape) {
            this.listener = listener;
            this.appendOnly = shape.appendOnly();
            this.kinds = new RowKinds(shape.key());
        }

        @Override
        public void onBatch(int subtask, Batch batch) {
            if (appendOnly) {
                listener.onChanges(batch.toRows());
            } else {
                kinds.add(batch);
            }
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
