package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.evaluation.Filter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Inner equi-join of two changing tables, both held in state: input 0 is the left, 1 the right; output: the left's
 * columns, then the right's. Bilinear: the changes of one side are joined with the other side as it is, and weights
 * multiply. A key's changes within an epoch may cancel each other; whoever shows them consolidates them first.
 */
public final class StreamingHashJoinOperator implements Operator {
    private final Factory factory;
    private final JoinSide[] sides;
    private final int[][] keys;
    private final EvaluationContext evaluation;
    private final @Nullable Filter residual;

    private StreamingHashJoinOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        sides = new JoinSide[] {
            new JoinSide(context.state(), "left", factory.left, factory.leftKeys),
            new JoinSide(context.state(), "right", factory.right, factory.rightKeys)
        };
        keys = new int[][] {Indexes.array(factory.leftKeys), Indexes.array(factory.rightKeys)};
        evaluation = factory.settings.context(context);
        residual = factory.residual == null ? null : new Filter(factory.residual, factory.output, evaluation);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch changes = sides[input].withoutNullKeys(batch);
        if (changes.isEmpty()) {
            return;
        }
        sides[0].settle();
        sides[1].settle();
        sides[input].add(changes);
        output.emitAll(new Matches(input, changes));
    }

    @Override
    public void watermark(long millis, Output output) {
        evaluation.setWatermark(millis);
        output.watermark(millis);
    }

    /** The changes of one side joined with the rows of the other, some at a time. */
    private final class Matches implements Iterator<Batch> {
        private static final int ROWS = 4096;

        private final boolean fromLeft;
        private final Batch changes;
        private final JoinSide other;
        private final int[] heads;
        private int next;
        /** The next match of the row before {@link #next}. */
        private int pending = RecordTable.NONE;

        Matches(int input, Batch changes) {
            fromLeft = input == 0;
            this.changes = changes;
            other = sides[1 - input];
            heads = other.find(changes, keys[input]);
            skipUnmatched();
        }

        private void skipUnmatched() {
            while (pending == RecordTable.NONE && next < heads.length) {
                pending = heads[next++];
            }
        }

        @Override
        public boolean hasNext() {
            return pending != RecordTable.NONE;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int[] own = new int[ROWS];
            int[] matches = new int[ROWS];
            int[] weights = new int[ROWS];
            boolean plain = true;
            int n = 0;
            while (n < ROWS && hasNext()) {
                own[n] = changes.row(next - 1);
                matches[n] = pending;
                weights[n] = changes.weight(own[n]) * other.weight(pending);
                plain &= weights[n] == 1;
                n++;
                pending = other.next(pending);
                skipUnmatched();
            }
            Batch joined = Batch.of(factory.output, n, columns(own, matches, n));
            joined = plain ? joined : joined.withWeights(Arrays.copyOf(weights, n));
            return residual == null ? joined : residual.apply(joined);
        }

        private Column[] columns(int[] own, int[] matches, int count) {
            Column[] columns = new Column[factory.output.size()];
            int ownAt = fromLeft ? 0 : factory.left.size();
            int otherAt = fromLeft ? factory.left.size() : 0;
            int ownCount = changes.schema().size();
            for (int c = 0; c < ownCount; c++) {
                columns[ownAt + c] = changes.column(c).take(own, count);
            }
            for (int c = 0; c < columns.length - ownCount; c++) {
                columns[otherAt + c] = other.column(c, matches, count);
            }
            return columns;
        }
    }

    @Override
    public void close() {
        evaluation.close();
    }

    /**
     * The plan node.
     *
     * @param leftKeys columns of the left that must equal those of {@code rightKeys}, pair by pair
     * @param residual what must hold besides, over the columns of the output; null: nothing
     */
    public record Factory(
            Schema left,
            Schema right,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            @Nullable Expression residual,
            Schema output,
            EvaluationSettings settings)
            implements InertFactory {
        public Factory {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
            if (leftKeys.size() != rightKeys.size()) {
                throw new IllegalArgumentException("keys must come in pairs");
            }
            if (output.size() != left.size() + right.size()) {
                throw new IllegalArgumentException("the output has the columns of both inputs");
            }
        }

        @Override
        public String describe() {
            return "Join(inner, on=" + Indexes.names(left, leftKeys) + " = " + Indexes.names(right, rightKeys)
                    + (residual == null ? "" : ", where=[" + residual.sql(output.names()) + "]") + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new StreamingHashJoinOperator(this, context);
        }
    }
}
