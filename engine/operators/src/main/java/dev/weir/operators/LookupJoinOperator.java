package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.evaluation.Filter;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins a stream (input 0) with a bounded table (input 1) that is read whole before the first row of the stream is
 * taken. Output: the stream's columns, then the table's. Linear in the stream: weights pass through.
 */
public final class LookupJoinOperator implements Operator {
    private static final int BUILD = 1;

    private final Factory factory;
    private final int[] probeKeys;
    private final LookupTable table;
    private final EvaluationContext evaluation;
    private final @Nullable Filter residual;

    private LookupJoinOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        probeKeys = Indexes.array(factory.probeKeys);
        table = new LookupTable(context.state(), factory.build, factory.buildKeys);
        evaluation = factory.settings.context(context);
        residual = factory.residual == null ? null : new Filter(factory.residual, factory.output, evaluation);
    }

    @Override
    public boolean accepts(int input) {
        return input == BUILD || table.isComplete();
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (input == BUILD) {
            table.add(batch);
        } else if (!batch.isEmpty()) {
            output.emitAll(new Matches(batch));
        }
    }

    @Override
    public void inputEnded(int input, Output output) {
        if (input == BUILD) {
            table.complete();
        }
    }

    @Override
    public void watermark(long millis, Output output) {
        evaluation.setWatermark(millis);
        output.watermark(millis);
    }

    /** The joined rows of a batch of the stream, some at a time. */
    private final class Matches implements Iterator<Batch> {
        private static final int ROWS = 4096;

        private final Batch probe;
        private final int[] heads;
        private int next;
        /** The next match of the row before {@link #next}, or {@link LookupTable#NONE}. */
        private int pending = LookupTable.NONE;

        /** Whether the row that {@link #pending} belongs to has been joined; only for outer joins. */
        private boolean matched;

        Matches(Batch probe) {
            this.probe = probe;
            heads = table.find(probe, probeKeys);
        }

        @Override
        public boolean hasNext() {
            return next < probe.size() || pending != LookupTable.NONE;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int[] left = new int[Math.max(ROWS, probe.size())];
            int[] right = new int[left.length];
            int n = 0;
            while (n < left.length && hasNext()) {
                if (pending == LookupTable.NONE) {
                    pending = heads[next++];
                    if (pending == LookupTable.NONE) {
                        if (factory.leftOuter) {
                            left[n] = probe.row(next - 1);
                            right[n++] = table.nullRow();
                        }
                        continue;
                    }
                }
                left[n] = probe.row(next - 1);
                right[n++] = pending;
                pending = table.next(pending);
            }
            Batch joined = join(left, right, n);
            return residual == null ? joined : applyResidual(joined, left, right, n);
        }

        private Batch join(int[] left, int[] right, int count) {
            Column[] columns = new Column[factory.output.size()];
            int probeColumns = factory.probe.size();
            for (int c = 0; c < probeColumns; c++) {
                columns[c] = probe.column(c).take(left, count);
            }
            for (int c = probeColumns; c < columns.length; c++) {
                columns[c] = table.column(c - probeColumns).take(right, count);
            }
            int[] weights = weights(left, right, count);
            return Batch.of(factory.output, count, columns).withWeights(weights);
        }

        private int @Nullable [] weights(int[] left, int[] right, int count) {
            if (probe.weights() == null && !table.isWeighted()) {
                return null;
            }
            int[] weights = new int[count];
            for (int i = 0; i < count; i++) {
                weights[i] = probe.weight(left[i]) * table.weight(right[i]);
            }
            return weights;
        }

        /**
         * Keeps the pairs for which the residual condition holds. A row of an outer join none of whose pairs is kept is
         * joined with NULLs, once its last pair has been seen.
         */
        private Batch applyResidual(Batch joined, int[] left, int[] right, int count) {
            Batch kept = Objects.requireNonNull(residual).apply(joined);
            if (!factory.leftOuter) {
                return kept;
            }
            boolean[] holds = new boolean[count];
            for (int i = 0; i < kept.size(); i++) {
                holds[kept.row(i)] = true;
            }
            int[] keptLeft = new int[count * 2];
            int[] keptRight = new int[count * 2];
            int n = 0;
            for (int i = 0; i < count; i++) {
                boolean outer = right[i] == table.nullRow();
                keptLeft[n] = left[i];
                keptRight[n] = right[i];
                n += outer || holds[i] ? 1 : 0;
                matched |= holds[i];
                boolean unfinished = i == count - 1 && pending != LookupTable.NONE;
                boolean last = !unfinished && (i == count - 1 || left[i + 1] != left[i]);
                if (last) {
                    if (!outer && !matched) {
                        keptLeft[n] = left[i];
                        keptRight[n++] = table.nullRow();
                    }
                    matched = false;
                }
            }
            return join(keptLeft, keptRight, n);
        }
    }

    @Override
    public void close() {
        evaluation.close();
    }

    /**
     * The plan node.
     *
     * @param probeKeys columns of the stream that must equal those of {@code buildKeys}, pair by pair
     * @param residual what must hold besides, over the columns of the output; null: nothing
     * @param leftOuter whether rows of the stream without a match pass, with NULLs
     */
    public record Factory(
            Schema probe,
            Schema build,
            List<Integer> probeKeys,
            List<Integer> buildKeys,
            @Nullable Expression residual,
            boolean leftOuter,
            Schema output,
            EvaluationSettings settings)
            implements InertFactory {
        public Factory {
            probeKeys = List.copyOf(probeKeys);
            buildKeys = List.copyOf(buildKeys);
            if (probeKeys.size() != buildKeys.size()) {
                throw new IllegalArgumentException("keys must come in pairs");
            }
            if (output.size() != probe.size() + build.size()) {
                throw new IllegalArgumentException("the output has the columns of both inputs");
            }
        }

        @Override
        public String describe() {
            return "LookupJoin(" + (leftOuter ? "left, on=" : "inner, on=") + Indexes.names(probe, probeKeys) + " = "
                    + Indexes.names(build, buildKeys)
                    + (residual == null ? "" : ", where=[" + residual.sql(output.names()) + "]") + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new LookupJoinOperator(this, context);
        }
    }
}
