package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.TIMESTAMP;
import static dev.weir.expressions.TypeFamily.TIMESTAMP_LTZ;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.IntColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Determinism;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.kernels.CivilDate;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.ZoneShift;
import java.util.List;
import java.util.function.ToLongFunction;

/** The present: the query's start if it is bounded, else the time of the batch. One value a batch. */
final class CurrentTimeFunctions {
    private static final DataType POINT = DataTypes.timestampLtz(3).withNullable(false);

    private CurrentTimeFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                point("CURRENT_TIMESTAMP", Syntax.NILADIC, EvaluationContext::currentMillis),
                point("NOW", Syntax.FUNCTION, EvaluationContext::currentMillis),
                point("CURRENT_ROW_TIMESTAMP", Syntax.FUNCTION, EvaluationContext::batchMillis),
                point("PROCTIME", Syntax.FUNCTION, EvaluationContext::batchMillis),
                niladic("LOCALTIMESTAMP", DataTypes.timestamp(3), (type, context) -> timestamp(type, local(context))),
                niladic("LOCALTIME", DataTypes.TIME, CurrentTimeFunctions::time),
                niladic("CURRENT_TIME", DataTypes.TIME, CurrentTimeFunctions::time),
                niladic("CURRENT_DATE", DataTypes.DATE, (type, context) -> {
                    int day = (int) Math.floorDiv(local(context), CivilDate.MILLIS_PER_DAY);
                    return new IntColumn(type, 1, new int[] {day}, null);
                }),
                ScalarFunction.named("CURRENT_WATERMARK")
                        .determinism(Determinism.VOLATILE)
                        .takes(TIMESTAMP)
                        .takes(TIMESTAMP_LTZ)
                        .returns(arguments -> arguments.type(0).withNullable(true))
                        .bind((arguments, type) -> watermark(type)));
    }

    /** Makes the value of a batch as a column of one row. */
    private interface Present {
        Column of(DataType type, EvaluationContext context);
    }

    private static ScalarFunction point(String name, Syntax syntax, ToLongFunction<EvaluationContext> clock) {
        return ScalarFunction.named(name)
                .syntax(syntax)
                .determinism(Determinism.STABLE)
                .takes()
                .returns(Results.always(POINT))
                .bind((arguments, type) -> kernel(type, (t, context) -> timestamp(t, clock.applyAsLong(context))));
    }

    private static ScalarFunction niladic(String name, DataType result, Present present) {
        return ScalarFunction.named(name)
                .syntax(Syntax.NILADIC)
                .determinism(Determinism.STABLE)
                .takes()
                .returns(Results.always(result.withNullable(false)))
                .bind((arguments, type) -> kernel(type, present));
    }

    private static NullAwareKernel kernel(DataType type, Present present) {
        return (arguments, rows, context) -> new ConstantColumn(present.of(type, context), rows.physicalRows());
    }

    private static TimestampColumn timestamp(DataType type, long millis) {
        return new TimestampColumn(type, 1, new long[] {millis}, null, null);
    }

    private static long local(EvaluationContext context) {
        return new ZoneShift(context.zone()).toLocal(context.currentMillis());
    }

    private static IntColumn time(DataType type, EvaluationContext context) {
        int ofDay = (int) Math.floorMod(local(context), CivilDate.MILLIS_PER_DAY);
        return new IntColumn(type, 1, new int[] {ofDay / 1000 * 1000}, null);
    }

    private static NullAwareKernel watermark(DataType type) {
        return (arguments, rows, context) -> {
            long millis = context.watermark();
            return millis == EvaluationContext.NO_WATERMARK
                    ? Columns.allNull(type, rows.physicalRows())
                    : new ConstantColumn(timestamp(type, millis), rows.physicalRows());
        };
    }
}
