package dev.weir.sql.translate;

import dev.weir.base.Clock;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.WatermarkGenerator;
import dev.weir.dataflow.WatermarkStrategy;
import dev.weir.dataflow.Watermarks;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.evaluation.ExpressionEvaluator;
import dev.weir.operators.EvaluationSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code WATERMARK FOR … AS expression}: the watermark is the greatest value that the expression had for a row; rows
 * for which it is NULL do not count.
 *
 * @param expression a TIMESTAMP or TIMESTAMP_LTZ by the source's columns
 */
record ExpressionWatermarks(
        Expression expression, Schema input, Optional<Duration> idleness, EvaluationSettings settings, Clock clock)
        implements WatermarkStrategy {
    @Override
    public WatermarkGenerator generator() {
        EvaluationContext context = EvaluationContext.builder(clock)
                .zone(settings.zone())
                .streaming(settings.streaming())
                .queryStartMillis(settings.queryStartMillis())
                .namespace(settings.catalog(), settings.database())
                .parameters(settings.parameters())
                .build();
        return new Generator(new ExpressionEvaluator(List.of(expression), input, context));
    }

    private static final class Generator implements WatermarkGenerator {
        private final ExpressionEvaluator evaluator;
        private long current = Watermarks.MIN;

        Generator(ExpressionEvaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public Batch onBatch(Batch batch) {
            Column column = evaluator.evaluate(batch)[0];
            long greatest = switch (column) {
                case TimestampColumn times -> greatest(times, batch);
                case ConstantColumn constant -> greatestOf(constant.single(), batch);
                case DictionaryColumn dictionary -> greatest((TimestampColumn) dictionary.flat(), batch);
                default -> throw new IllegalStateException("a watermark of type " + column.type());
            };
            current = Math.max(current, greatest);
            return batch;
        }

        private static long greatestOf(Column single, Batch batch) {
            return batch.isEmpty() || single.isNull(0) ? Watermarks.MIN : ((TimestampColumn) single).millis()[0];
        }

        private static long greatest(TimestampColumn times, Batch batch) {
            long[] millis = times.millis();
            int[] selection = batch.selection();
            boolean nulls = times.validity() != null;
            long greatest = Watermarks.MIN;
            for (int i = 0; i < batch.size(); i++) {
                int row = selection == null ? i : selection[i];
                if (!nulls || !times.isNull(row)) {
                    greatest = Math.max(greatest, millis[row]);
                }
            }
            return greatest;
        }

        @Override
        public long current() {
            return current;
        }
    }
}
