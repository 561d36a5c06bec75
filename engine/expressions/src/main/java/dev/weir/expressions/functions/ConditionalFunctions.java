package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.BOOLEAN;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.LazyKernel;
import dev.weir.expressions.Operand;
import dev.weir.expressions.Rows;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.Merger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** CASE and its relatives, which evaluate each branch only for the rows that take it. */
final class ConditionalFunctions {
    private ConditionalFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("CASE")
                        .syntax(Syntax.SPECIAL)
                        .takesMany(ANY, ANY, ANY)
                        .returns(ConditionalFunctions::caseType)
                        .shown((arguments, type) -> caseText(arguments))
                        .bind((arguments, type) -> new Case(type)),
                ScalarFunction.named("IF")
                        .takes(BOOLEAN, ANY, ANY)
                        .returns(arguments -> common(arguments, List.of(arguments.type(1), arguments.type(2))))
                        .bind((arguments, type) -> new Case(type)),
                ScalarFunction.named("COALESCE")
                        .takesMany(ANY)
                        .returns(ConditionalFunctions::firstPresent)
                        .bind((arguments, type) -> new Coalesce(type)),
                ScalarFunction.named("IFNULL")
                        .takes(ANY, ANY)
                        .returns(ConditionalFunctions::firstPresent)
                        .bind((arguments, type) -> new Coalesce(type)));
    }

    /** The values of CASE are every second argument and the last. */
    private static DataType caseType(CallArguments arguments) {
        List<DataType> values = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            if (!BOOLEAN.contains(arguments.type(i - 1))) {
                throw WeirException.of(
                        ExpressionError.WRONG_ARGUMENTS,
                        "a condition of CASE is BOOLEAN, and not %s",
                        arguments.type(i - 1).name());
            }
            values.add(arguments.type(i));
        }
        if (arguments.size() % 2 == 1) {
            values.add(arguments.type(arguments.size() - 1));
            return common(arguments, values);
        }
        return common(arguments, values).withNullable(true);
    }

    /** NULL only if all arguments may be. */
    private static DataType firstPresent(CallArguments arguments) {
        boolean nullable = arguments.types().stream().allMatch(DataType::nullable);
        return common(arguments, arguments.types()).withNullable(nullable);
    }

    static DataType common(CallArguments arguments, List<DataType> types) {
        DataType common = CommonTypes.of(types);
        if (common == null) {
            String names = types.stream().map(DataType::name).collect(Collectors.joining(", "));
            throw WeirException.of(
                            ExpressionError.WRONG_ARGUMENTS, "values of types (%s) have no type in common", names)
                    .hint("CAST them to one type");
        }
        return common;
    }

    private static String caseText(List<String> arguments) {
        StringBuilder text = new StringBuilder("CASE");
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            text.append(" WHEN ").append(arguments.get(i)).append(" THEN ").append(arguments.get(i + 1));
        }
        if (arguments.size() % 2 == 1) {
            text.append(" ELSE ").append(arguments.getLast());
        }
        return text.append(" END").toString();
    }

    /** Alternating conditions and values, and perhaps a last value for the rows where no condition holds. */
    private record Case(DataType type) implements LazyKernel {
        @Override
        public Column evaluate(Operand[] operands, Rows rows) {
            Merger merger = new Merger(type, rows.physicalRows());
            Rows open = rows;
            for (int i = 0; i + 1 < operands.length && !open.isEmpty(); i += 2) {
                Rows chosen = operands[i].select(open);
                if (!chosen.isEmpty()) {
                    merger.add(Coercion.implicit(operands[i + 1].evaluate(chosen), type), chosen);
                    open = open.without(chosen);
                }
            }
            if (operands.length % 2 == 1 && !open.isEmpty()) {
                merger.add(Coercion.implicit(operands[operands.length - 1].evaluate(open), type), open);
            }
            return merger.build();
        }
    }

    /** The first operand that is not NULL. */
    private record Coalesce(DataType type) implements LazyKernel {
        @Override
        public Column evaluate(Operand[] operands, Rows rows) {
            Merger merger = new Merger(type, rows.physicalRows());
            Rows open = rows;
            for (Operand operand : operands) {
                if (open.isEmpty()) {
                    break;
                }
                Column column = Coercion.implicit(operand.evaluate(open), type);
                Rows present = open.where(Columns.validity(column));
                merger.add(column, present);
                open = open.without(present);
            }
            return merger.build();
        }
    }
}
