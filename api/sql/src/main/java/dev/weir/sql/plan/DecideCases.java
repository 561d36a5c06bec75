package dev.weir.sql.plan;

import dev.weir.expressions.Call;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.kernels.NumericTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out branches of CASE that no row takes which passes the filter of its calculation: where {@code kind = 2}
 * holds, {@code CASE kind WHEN 0 THEN a ELSE b END} is b. Views of tables that hold several kinds of rows are full of
 * such.
 */
public final class DecideCases {
    private DecideCases() {}

    /** The same calculation with as few branches as its filter allows. */
    public static Calc decide(Calc calc) {
        Map<Expression, Literal> known = new HashMap<>();
        for (Expression condition : Expressions.conjuncts(calc.filter())) {
            Equation equation = Equation.of(condition);
            if (equation != null && !Expressions.isVolatile(equation.side)) {
                known.put(equation.side, equation.literal);
            }
        }
        if (known.isEmpty()) {
            return calc;
        }
        List<Expression> projections = calc.projections().stream()
                .map(projection -> decide(projection, known))
                .toList();
        return new Calc(calc.input(), calc.filter(), projections, calc.schema());
    }

    private static Expression decide(Expression expression, Map<Expression, Literal> known) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        List<Expression> arguments = call.arguments().stream()
                .map(argument -> decide(argument, known))
                .toList();
        Call decided = new Call(call.function(), arguments, call.type());
        return call.function().name().equals("CASE") ? branches(decided, known) : decided;
    }

    private static Expression branches(Call call, Map<Expression, Literal> known) {
        List<Expression> all = call.arguments();
        List<Expression> left = new ArrayList<>();
        int i = 0;
        for (; i + 1 < all.size(); i += 2) {
            Boolean holds = holds(all.get(i), known);
            if (holds == null) {
                left.add(all.get(i));
                left.add(all.get(i + 1));
            } else if (holds) {
                // The last branch that there is: it stands where ELSE does.
                i++;
                break;
            }
        }
        if (i < all.size()) {
            left.add(all.get(i));
        }
        if (left.size() == all.size() || left.isEmpty()) {
            return call;
        }
        if (left.size() > 1) {
            return new Call(call.function(), left, call.type());
        }
        return left.getFirst().type().equals(call.type()) ? left.getFirst() : call;
    }

    /** Whether a condition holds for all rows or for none; null if that is not known. */
    private static @Nullable Boolean holds(Expression condition, Map<Expression, Literal> known) {
        Equation equation = Equation.of(condition);
        if (equation == null) {
            return null;
        }
        Literal literal = known.get(equation.side);
        return literal == null || !literal.type().equals(equation.literal.type())
                ? null
                : literal.equals(equation.literal);
    }

    /** That something is an integer: only those are equal just when their literals are. */
    private record Equation(Expression side, Literal literal) {
        static @Nullable Equation of(Expression condition) {
            if (!(condition instanceof Call call)
                    || !call.function().name().equals("=")
                    || call.arguments().size() != 2) {
                return null;
            }
            Expression left = call.arguments().getFirst();
            Expression right = call.arguments().getLast();
            if (isInteger(right)) {
                return new Equation(left, (Literal) right);
            }
            return isInteger(left) ? new Equation(right, (Literal) left) : null;
        }

        private static boolean isInteger(Expression expression) {
            return expression instanceof Literal literal
                    && literal.value() != null
                    && NumericTypes.isInteger(literal.type());
        }
    }
}
