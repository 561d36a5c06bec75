package dev.weir.expressions;

import dev.weir.data.DataType;
import java.util.Arrays;
import java.util.List;

/** A function applied to arguments. The type is the planner's; {@link #of} infers it. */
public record Call(ScalarFunction function, List<Expression> arguments, DataType type) implements Expression {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /**
     * A call of the type that the function infers.
     *
     * @throws dev.weir.base.WeirException if the function does not take such arguments
     */
    public static Call of(ScalarFunction function, Expression... arguments) {
        return of(function, Arrays.asList(arguments));
    }

    /**
     * A call of the type that the function infers.
     *
     * @throws dev.weir.base.WeirException if the function does not take such arguments
     */
    public static Call of(ScalarFunction function, List<Expression> arguments) {
        return new Call(function, arguments, function.resultType(CallArguments.of(arguments)));
    }

    @Override
    public String sql(List<String> columnNames) {
        return function.sql(arguments.stream().map(a -> nested(a, columnNames)).toList(), type);
    }

    /** Operators among the arguments of operators stand in parentheses; readers should not have to know precedences. */
    private String nested(Expression argument, List<String> columnNames) {
        String text = argument.sql(columnNames);
        boolean operator = argument instanceof Call call && call.function.isOperator();
        return operator && function.isOperator() ? "(" + text + ")" : text;
    }

    @Override
    public String toString() {
        return sql(List.of());
    }
}
