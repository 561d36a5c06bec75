package dev.weir.operators;

import dev.weir.base.Counter;
import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateStore;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.evaluation.Filter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the rows of two inputs that are of one window and have equal keys: input 0 is the left, 1 the right. Output:
 * the left's columns, then the right's. Rows wait until the watermark of both inputs has passed the window's end; then
 * they are joined and forgotten. So the output is append-only, also of outer joins.
 *
 * <p>A row whose window has been joined is late: it is left out and counted in {@code <node>.late-rows}.
 */
public final class WindowJoinOperator implements Operator {
    private static final List<String> NAMES = List.of("left", "right");

    private final Factory factory;
    private final int[][] keys;
    private final EventTimes[] ends;
    private final LocalTimes local;
    private final SliceSplitter splitter = new SliceSplitter(new Slices(new WindowSpec.Tumble(1, 0)));
    private final RecordTables[] heads = new RecordTables[2];
    private final RecordTables[] rows = new RecordTables[2];
    /** The sides by the end of their window on the wall clock. */
    private final TreeMap<Long, JoinSide[]> windows = new TreeMap<>();

    private final EvaluationContext evaluation;
    private final @Nullable Filter residual;
    private final Counter lateRows;
    private long watermark;

    private WindowJoinOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        keys = new int[][] {Indexes.array(factory.keys(0)), Indexes.array(factory.keys(1))};
        ends = new EventTimes[] {
            new EventTimes(factory.leftEnd, ZoneOffset.UTC), new EventTimes(factory.rightEnd, ZoneOffset.UTC)
        };
        local = new LocalTimes(factory.zone);
        for (int side = 0; side < 2; side++) {
            open(context.state(), side);
        }
        evaluation = factory.settings.context(context);
        residual = factory.residual == null ? null : new Filter(factory.residual, factory.output, evaluation);
        watermark = context.restoredWatermark();
        for (RecordTables tables : rows) {
            for (long end : tables.namespaces()) {
                windows.computeIfAbsent(end, this::sides);
            }
        }
        lateRows = context.metrics().counter(context.name() + ".late-rows");
    }

    private void open(StateStore state, int side) {
        String name = NAMES.get(side);
        Schema schema = factory.schema(side);
        List<Integer> columns = factory.keys(side);
        heads[side] = state.recordTables(name + ".keys", JoinSide.headLayout(name, schema, columns));
        rows[side] =
                state.recordTables(name, JoinSide.rowLayout(name, schema).keptBy(new RecordHome.KeyColumns(columns)));
    }

    private JoinSide[] sides(long end) {
        JoinSide[] sides = new JoinSide[2];
        for (int side = 0; side < 2; side++) {
            sides[side] =
                    new JoinSide(factory.schema(side), factory.keys(side), heads[side].at(end), rows[side].at(end));
        }
        return sides;
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (batch.isEmpty()) {
            return;
        }
        for (RecordTables some : heads) {
            some.settle();
        }
        Batch hashed = batch.withKeyHashes(Hashing.of(batch, keys[input]));
        long[] lastMillis = Arrays.copyOf(ends[input].read(hashed), hashed.size());
        for (int i = 0; i < lastMillis.length; i++) {
            lastMillis[i]--;
        }
        splitter.split(hashed, lastMillis);
        for (int window = 0; window < splitter.count(); window++) {
            Batch part = splitter.part(hashed, window);
            long end = splitter.end(window);
            if (isComplete(end)) {
                lateRows.add(part.size());
            } else {
                JoinSide side = windows.computeIfAbsent(end, this::sides)[input];
                side.add(factory.kind.keeps(input) ? part : side.withoutNullKeys(part));
            }
        }
    }

    private boolean isComplete(long windowEnd) {
        return local.toEpoch(windowEnd) - 1 <= watermark;
    }

    @Override
    public void watermark(long millis, Output output) {
        watermark = millis;
        evaluation.setWatermark(millis);
        if (hasComplete()) {
            output.emitAll(new Complete());
        }
        output.watermark(millis);
    }

    private boolean hasComplete() {
        return !windows.isEmpty() && isComplete(windows.firstKey());
    }

    /** The joined rows of complete windows, which are forgotten one by one. */
    private final class Complete implements Iterator<Batch> {
        private @Nullable WindowMatches matches;

        @Override
        public boolean hasNext() {
            while (true) {
                if (matches == null) {
                    if (!hasComplete()) {
                        return false;
                    }
                    JoinSide[] sides = windows.firstEntry().getValue();
                    matches = new WindowMatches(sides, factory.kind, residual, factory.left, factory.output);
                }
                if (matches.hasNext()) {
                    return true;
                }
                matches = null;
                forget(windows.firstKey());
            }
        }

        @Override
        public Batch next() {
            if (!hasNext() || matches == null) {
                throw new NoSuchElementException();
            }
            return matches.next();
        }
    }

    private void forget(long end) {
        windows.remove(end);
        for (int side = 0; side < 2; side++) {
            heads[side].drop(end);
            rows[side].drop(end);
        }
    }

    @Override
    public void close() {
        evaluation.close();
    }

    /**
     * The plan node.
     *
     * @param leftKeys columns of the left that must equal those of {@code rightKeys}, pair by pair; the window's bounds
     *     are among them
     * @param residual what must hold besides, over the columns of the output; null: nothing
     * @param leftEnd index of the end of the window in the left, a TIMESTAMP of the wall clock
     * @param rightEnd the same in the right
     * @param zone whose wall clock that is
     */
    public record Factory(
            Schema left,
            Schema right,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            @Nullable Expression residual,
            JoinKind kind,
            int leftEnd,
            int rightEnd,
            ZoneId zone,
            Schema output,
            EvaluationSettings settings)
            implements OperatorFactory {
        public Factory {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
            if (leftKeys.size() != rightKeys.size() || !leftKeys.contains(leftEnd) || !rightKeys.contains(rightEnd)) {
                throw new IllegalArgumentException("keys must come in pairs and have the window among them");
            }
        }

        Schema schema(int side) {
            return side == 0 ? left : right;
        }

        List<Integer> keys(int side) {
            return side == 0 ? leftKeys : rightKeys;
        }

        @Override
        public String describe() {
            return "WindowJoin(" + kind + ", on=" + Indexes.names(left, leftKeys) + " = "
                    + Indexes.names(right, rightKeys)
                    + (residual == null ? "" : ", where=[" + residual.sql(output.names()) + "]") + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new WindowJoinOperator(this, context);
        }
    }
}
