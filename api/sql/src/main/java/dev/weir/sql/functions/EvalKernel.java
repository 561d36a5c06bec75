package dev.weir.sql.functions;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Rows;
import dev.weir.functions.FunctionContext;
import dev.weir.functions.ScalarFunction;
import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A call of a user's function in one operator instance. All calls of the function there share an object of its class,
 * which is opened before the first batch and closed with the operator. The operator's thread.
 */
final class EvalKernel {
    private static final int LONGEST_VALUE = 100;

    private final UserFunction function;
    private final Position place;
    private final EvalLoop loop;
    private final ResultWriter writer;
    private @Nullable ScalarFunction instance;

    /** @param place where the query calls it */
    EvalKernel(UserFunction function, Position place, EvalLoop loop, ResultWriter writer) {
        this.function = function;
        this.place = place;
        this.loop = loop;
        this.writer = writer;
    }

    Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        ScalarFunction target = instance;
        if (target == null) {
            target = context.kept(function, ScalarFunction.class, () -> open(context));
            instance = target;
        }
        Column[] flat = new Column[arguments.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = arguments[i] instanceof ConstantColumn constant ? constant.flat() : arguments[i];
        }
        Object out = writer.open().apply(rows);
        try {
            loop.run(target, flat, out, rows);
        } catch (EvalLoop.FailedRowException e) {
            throw failure(" for the arguments " + values(flat, e.row()), e.getCause(), context);
        }
        return writer.build().apply(out, rows);
    }

    private ScalarFunction open(EvaluationContext context) {
        ScalarFunction opened = function.newInstance();
        try {
            opened.open(new OfEvaluation(context, function.type().getClassLoader()));
        } catch (Exception e) {
            throw failure(" when it was opened", e, context);
        }
        context.onClose(() -> close(opened, context));
        return opened;
    }

    private void close(ScalarFunction opened, EvaluationContext context) {
        try {
            opened.close();
        } catch (Exception e) {
            throw failure(" when it was closed", e, context);
        }
    }

    private WeirException failure(String when, @Nullable Throwable cause, EvaluationContext context) {
        String text = cause instanceof Conversion.BadResultException bad ? bad.getMessage() : String.valueOf(cause);
        String hint = context.operator().isEmpty() ? null : "in operator " + context.operator();
        WeirException failure = WeirException.of(
                        ExpressionError.USER_FUNCTION_FAILED,
                        "function %s failed%s: %s%s",
                        function.name(),
                        when,
                        text,
                        line(cause))
                .hint(hint)
                .at(place);
        return cause == null ? failure : failure.causedBy(cause);
    }

    /** The line of the user's class that threw, if it is one of its own. */
    private String line(@Nullable Throwable cause) {
        if (cause == null) {
            return "";
        }
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().equals(function.type().getName()) && frame.getFileName() != null)
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static String values(Column[] arguments, int row) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (Column argument : arguments) {
            Object value = argument.value(row);
            String shown = value == null
                    ? "NULL"
                    : value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
            String cut = shown.length() <= LONGEST_VALUE ? shown : shown.substring(0, LONGEST_VALUE) + "…";
            text.add(value instanceof String ? "'" + cut + "'" : cut);
        }
        return text.toString();
    }

    /** What a function is told of the operator that calls it. */
    private record OfEvaluation(EvaluationContext context, ClassLoader loader) implements FunctionContext {
        @Override
        public String getJobParameter(String key, String defaultValue) {
            return context.parameters().getOrDefault(key, defaultValue);
        }

        @Override
        public ClassLoader getUserCodeClassLoader() {
            return loader;
        }
    }
}
