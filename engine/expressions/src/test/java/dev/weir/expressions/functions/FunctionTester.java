package dev.weir.expressions.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import dev.weir.expressions.ScalarFunction.Determinism;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.evaluation.ExpressionEvaluator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function with the same arguments in every form that a batch can give them: constants, flat columns among
 * NULLs and rows that are not selected, dictionaries. All forms must agree.
 */
final class FunctionTester {
    private final String function;
    private @Nullable DataType resultType;
    private ZoneId zone = ZoneId.of("UTC");

    private FunctionTester(String function) {
        this.function = function;
    }

    static FunctionTester function(String name) {
        return new FunctionTester(name);
    }

    /** For functions that take their type from the call. */
    FunctionTester to(DataType type) {
        resultType = type;
        return this;
    }

    FunctionTester in(String zoneName) {
        zone = ZoneId.of(zoneName);
        return this;
    }

    /** Checks one call. Arguments are literals, or values whose type is the obvious one. */
    FunctionTester gives(@Nullable Object expected, @Nullable Object... arguments) {
        List<Literal> literals =
                Arrays.stream(arguments).map(FunctionTester::literal).toList();
        String shown = function + literals;
        for (Object result : results(literals)) {
            if (expected instanceof byte[] || expected == null) {
                assertThat(result).as(shown).isEqualTo(expected);
            } else {
                assertThat(Row.of(result)).as(shown).isEqualTo(Row.of(expected));
            }
        }
        return this;
    }

    /** Checks the type that the function infers. */
    FunctionTester hasType(String sql, DataType... arguments) {
        List<ColumnReference> columns = Arrays.stream(arguments)
                .map(type -> new ColumnReference(0, type))
                .toList();
        assertThat(FunctionLibrary.standard()
                        .call(function, columns.toArray(Expression[]::new))
                        .type()
                        .sql())
                .isEqualTo(sql);
        return this;
    }

    /** Checks that a call fails with a code, in the plan or when it runs. */
    FunctionTester fails(ExpressionError code, @Nullable Object... arguments) {
        List<Literal> literals =
                Arrays.stream(arguments).map(FunctionTester::literal).toList();
        assertThatThrownBy(() -> results(literals))
                .as(function + literals)
                .isInstanceOf(WeirException.class)
                .satisfies(
                        failure -> assertThat(((WeirException) failure).code()).isEqualTo(code));
        return this;
    }

    private List<@Nullable Object> results(List<Literal> literals) {
        List<@Nullable Object> results = new ArrayList<>();
        results.addAll(asColumns(literals, false));
        results.addAll(asColumns(literals, true));
        Call constant = call(literals.toArray(Expression[]::new));
        Batch batch = Batch.of(Schema.of("unused", DataTypes.INT), 1, ConstantColumn.of(DataTypes.INT, 1, 1));
        results.add(evaluate(constant, batch).value(0));
        return results;
    }

    private Call call(Expression... arguments) {
        FunctionLibrary library = FunctionLibrary.standard();
        return resultType == null
                ? library.call(function, arguments)
                : new Call(library.scalar(function), List.of(arguments), resultType);
    }

    private Column evaluate(Call call, Batch batch) {
        EvaluationContext context = EvaluationContext.builder(new TestingClock(1_000_000))
                .zone(zone)
                .build();
        return new ExpressionEvaluator(List.of(call), batch.schema(), context).evaluate(batch)[0];
    }

    /**
     * Rows 1 and 4 of six hold the arguments; row 0 is NULL and selected, rows 2 and 3 are not selected, row 5 is NULL.
     * Symbols and other constants that functions ask for at bind time stay constants.
     */
    private List<@Nullable Object> asColumns(List<Literal> literals, boolean dictionary) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Expression[] arguments = new Expression[literals.size()];
        for (int i = 0; i < arguments.length; i++) {
            Literal literal = literals.get(i);
            boolean keep = literal.type() instanceof DataType.Null
                    || literal.type() instanceof DataType.Char && i != 0
                    || literal.type() instanceof DataType.Char && isSymbolFirst();
            if (keep || dictionary && i > 0) {
                arguments[i] = literal;
            } else {
                arguments[i] =
                        new ColumnReference(columns.size(), literal.type().withNullable(true));
                fields.add(new Field("c" + i, literal.type().withNullable(true)));
                columns.add(dictionary ? dictionary(literal) : flat(literal));
            }
        }
        if (columns.isEmpty()) {
            return List.of();
        }
        Call call = call(arguments);
        if (call.function().determinism() != Determinism.DETERMINISTIC) {
            return List.of();
        }
        Batch batch =
                Batch.of(new Schema(fields), 6, columns.toArray(Column[]::new)).select(new int[] {0, 1, 4, 5}, 4);
        Column result = evaluate(call, batch);
        List<@Nullable Object> results = new ArrayList<>();
        results.add(result.value(1));
        results.add(result.value(4));
        return results;
    }

    private boolean isSymbolFirst() {
        return FunctionLibrary.standard().scalar(function).overloads().stream()
                .anyMatch(o -> !o.parameters().isEmpty() && o.parameter(0) == TypeFamily.SYMBOL);
    }

    private static Column flat(Literal literal) {
        ColumnBuilder builder = ColumnBuilder.create(literal.type(), 6);
        builder.appendNull();
        builder.appendValue(literal.value());
        builder.appendNull();
        builder.appendValue(literal.value());
        builder.appendValue(literal.value());
        builder.appendNull();
        return builder.build();
    }

    private static Column dictionary(Literal literal) {
        if (literal.value() == null) {
            return flat(literal);
        }
        ColumnBuilder builder = ColumnBuilder.create(literal.type(), 1);
        builder.appendValue(literal.value());
        return new DictionaryColumn(builder.build(), 6, new int[6], new long[] {0b011010});
    }

    private static Literal literal(@Nullable Object value) {
        return switch (value) {
            case null -> new Literal(null, DataTypes.NULL);
            case Literal literal -> literal;
            case String text -> new Literal(text, DataTypes.STRING);
            case Byte number -> new Literal(number, DataTypes.TINYINT);
            case Short number -> new Literal(number, DataTypes.SMALLINT);
            case Integer number -> new Literal(number, DataTypes.INT);
            case Long number -> new Literal(number, DataTypes.BIGINT);
            case Float number -> new Literal(number, DataTypes.FLOAT);
            case Double number -> new Literal(number, DataTypes.DOUBLE);
            case Boolean flag -> new Literal(flag, DataTypes.BOOLEAN);
            case byte[] bytes -> new Literal(bytes, DataTypes.BYTES);
            case BigDecimal decimal ->
                new Literal(
                        decimal, DataTypes.decimal(Math.max(decimal.precision(), decimal.scale()), decimal.scale()));
            case LocalDate date -> new Literal(date, DataTypes.DATE);
            case LocalTime time -> new Literal(time, new DataType.Time(3, true));
            case LocalDateTime dateTime -> new Literal(dateTime, DataTypes.timestamp(9));
            case Instant instant -> new Literal(instant, DataTypes.timestampLtz(9));
            case Duration duration -> new Literal(duration, DataTypes.DAY_TIME_INTERVAL);
            case Period period -> new Literal(period, DataTypes.YEAR_MONTH_INTERVAL);
            default -> throw new IllegalArgumentException("which type has " + value + "?");
        };
    }
}
