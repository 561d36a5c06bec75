package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.evaluation.Calc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows for which a condition is TRUE and computes columns from them. Linear: weights pass through. */
public final class CalcOperator implements Operator {
    private final Calc calc;
    private final EvaluationContext evaluation;

    private CalcOperator(Factory factory, OperatorContext context) {
        evaluation = factory.settings.context(context);
        calc = new Calc(factory.filter, factory.projections, factory.input, factory.output, evaluation);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        output.emit(calc.apply(batch));
    }

    @Override
    public void watermark(long millis, Output output) {
        evaluation.setWatermark(millis);
        output.watermark(millis);
    }

    @Override
    public void close() {
        evaluation.close();
    }

    /**
     * The plan node.
     *
     * @param filter a BOOLEAN over the input; null keeps all rows
     * @param projections one expression a column of the output
     */
    public record Factory(
            Schema input,
            @Nullable Expression filter,
            List<Expression> projections,
            Schema output,
            EvaluationSettings settings)
            implements InertFactory {
        public Factory {
            projections = List.copyOf(projections);
            if (projections.size() != output.size()) {
                throw new IllegalArgumentException(
                        projections.size() + " projections for " + output.size() + " columns");
            }
        }

        @Override
        public String describe() {
            List<String> names = input.names();
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < projections.size(); i++) {
                String text = projections.get(i).sql(names);
                columns.add(text.equals(output.name(i)) ? text : text + " AS " + output.name(i));
            }
            String where = filter == null ? "" : ", where=[" + filter.sql(names) + "]";
            return "Calc(select=[" + String.join(", ", columns) + "]" + where + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new CalcOperator(this, context);
        }
    }
}
