package dev.weir.sql.plan;

import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.functions.FunctionLibrary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What planning does with expressions. */
public final class Expressions {
    private Expressions() {}

    /** The expression with something else for each column. */
    public static Expression substitute(Expression expression, Function<ColumnReference, Expression> replacement) {
        return switch (expression) {
            case ColumnReference column -> replacement.apply(column);
            case Literal literal -> literal;
            case Call call ->
                new Call(
                        call.function(),
                        call.arguments().stream()
                                .map(argument -> substitute(argument, replacement))
                                .toList(),
                        call.type());
        };
    }

    /** The expression over other columns: each index plus a number. */
    public static Expression shift(Expression expression, int by) {
        return substitute(expression, column -> new ColumnReference(column.index() + by, column.type()));
    }

    /** Adds the indexes of the columns that the expression reads. */
    public static void collectColumns(@Nullable Expression expression, BitSet columns) {
        switch (expression) {
            case null -> {}
            case ColumnReference column -> columns.set(column.index());
            case Literal literal -> {}
            case Call call -> call.arguments().forEach(argument -> collectColumns(argument, columns));
        }
    }

    /** Whether some function in it gives another result at each call. */
    public static boolean isVolatile(Expression expression) {
        return expression instanceof Call call
                && (call.function().determinism() == ScalarFunction.Determinism.VOLATILE
                        || call.arguments().stream().anyMatch(Expressions::isVolatile));
    }

    /** Both conditions, the first one first; null stands for TRUE. */
    public static @Nullable Expression and(@Nullable Expression first, @Nullable Expression second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        List<Expression> conditions = new ArrayList<>(conjuncts(first));
        conditions.addAll(conjuncts(second));
        return conjunction(conditions);
    }

    /** All conditions in order; null for none. */
    public static @Nullable Expression conjunction(List<Expression> conditions) {
        if (conditions.size() < 2) {
            return conditions.isEmpty() ? null : conditions.getFirst();
        }
        return Call.of(FunctionLibrary.standard().scalar("AND"), conditions);
    }

    /** The conditions that an AND holds. */
    public static List<Expression> conjuncts(@Nullable Expression condition) {
        if (condition == null) {
            return List.of();
        }
        if (condition instanceof Call call && call.function().name().equals("AND")) {
            return call.arguments().stream()
                    .flatMap(argument -> conjuncts(argument).stream())
                    .toList();
        }
        return List.of(condition);
    }
}
