package dev.weir.expressions.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.functions.FunctionLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Random conditions over columns with NULLs, constants and selections, against an interpreter of single rows. */
class LogicPropertiesTest {
    private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();
    private static final Schema INPUT =
            Schema.of("a", DataTypes.BIGINT, "b", DataTypes.BIGINT, "c", DataTypes.DOUBLE, "d", DataTypes.INT);
    private static final String[] COMPARISONS = {"=", "<>", "<", "<=", ">", ">="};

    private static Expression column(int index) {
        return new ColumnReference(index, INPUT.type(index));
    }

    private static Expression value(SplittableRandom random) {
        return random.nextInt(4) == 0
                ? new Literal(random.nextLong(-2, 3), DataTypes.BIGINT)
                : column(random.nextInt(4));
    }

    private static Expression condition(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
        return switch (kind) {
            case 3, 4 -> LIBRARY.call("AND", condition(random, depth - 1), condition(random, depth - 1));
            case 5, 6 ->
                LIBRARY.call(
                        "OR", condition(random, depth - 1), condition(random, depth - 1), condition(random, depth - 1));
            case 7 -> LIBRARY.call("NOT", condition(random, depth - 1));
            case 1 -> LIBRARY.call("IS NULL", value(random));
            case 2 ->
                LIBRARY.call(
                        ">",
                        LIBRARY.call(
                                "/",
                                new Literal(1L, DataTypes.BIGINT),
                                LIBRARY.call(
                                        "+",
                                        LIBRARY.call("*", column(0), column(0)),
                                        new Literal(1L, DataTypes.BIGINT))),
                        new Literal(0L, DataTypes.BIGINT));
            default -> LIBRARY.call(COMPARISONS[random.nextInt(COMPARISONS.length)], value(random), value(random));
        };
    }

    private static Batch batch(SplittableRandom random, int rows) {
        List<Row> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Long a = random.nextInt(5) == 0 ? null : random.nextLong(-2, 3);
            Double c = random.nextInt(5) == 0 ? null : random.nextInt(4) == 0 ? Double.NaN : random.nextInt(-2, 3);
            Integer d = random.nextInt(5) == 0 ? null : random.nextInt(-2, 3);
            values.add(Row.of(a, random.nextLong(-2, 3), c, d));
        }
        Batch batch = Batch.ofRows(INPUT, values);
        if (random.nextInt(4) == 0) {
            Column[] columns = batch.columns();
            columns[1] = ConstantColumn.of(DataTypes.BIGINT, random.nextBoolean() ? null : 1L, rows);
            batch = Batch.of(INPUT, rows, columns);
        }
        if (random.nextBoolean()) {
            int every = random.nextInt(1, 20);
            int[] kept =
                    IntStream.range(0, rows).filter(row -> row % every == 0).toArray();
            batch = batch.select(kept, kept.length);
        }
        return batch;
    }

    private static @Nullable Object model(Expression expression, Row row) {
        return switch (expression) {
            case ColumnReference column -> row.getField(column.index());
            case Literal literal -> literal.value();
            case Call call -> model(call, row);
        };
    }

    private static @Nullable Object model(Call call, Row row) {
        List<@Nullable Object> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(model(argument, row)));
        String name = call.function().name();
        return switch (name) {
            case "AND" -> arguments.contains(false) ? Boolean.FALSE : arguments.contains(null) ? null : Boolean.TRUE;
            case "OR" -> arguments.contains(true) ? Boolean.TRUE : arguments.contains(null) ? null : Boolean.FALSE;
            case "NOT" -> arguments.getFirst() == null ? null : !(Boolean) arguments.getFirst();
            case "IS NULL" -> arguments.getFirst() == null;
            default ->
                arguments.contains(null) ? null : compute(name, (Number) arguments.get(0), (Number) arguments.get(1));
        };
    }

    private static Object compute(String name, Number left, Number right) {
        return switch (name) {
            case "*" -> left.longValue() * right.longValue();
            case "+" -> left.longValue() + right.longValue();
            case "/" -> left.longValue() / right.longValue();
            case "=" -> left.doubleValue() == right.doubleValue();
            case "<>" -> left.doubleValue() != right.doubleValue();
            case "<" -> left.doubleValue() < right.doubleValue();
            case "<=" -> left.doubleValue() <= right.doubleValue();
            case ">" -> left.doubleValue() > right.doubleValue();
            default -> left.doubleValue() >= right.doubleValue();
        };
    }

    @Property(tries = 2000)
    void filtersAndProjectionsAgreeWithSingleRows(@ForAll long seed, @ForAll @IntRange(max = 200) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        Expression condition = condition(random, 3);
        Batch batch = batch(random, rows);
        EvaluationContext context =
                EvaluationContext.builder(new TestingClock(0)).build();
        List<Row> expected = batch.toRows().stream()
                .filter(row -> Boolean.TRUE.equals(model(condition, row)))
                .toList();
        assertThat(new Filter(condition, INPUT, context).apply(batch).toRows())
                .as(condition.toString())
                .isEqualTo(expected);
        Column result = new ExpressionEvaluator(List.of(condition), INPUT, context).evaluate(batch)[0];
        List<Row> projected =
                batch.withColumns(Schema.of("x", DataTypes.BOOLEAN), result).toRows();
        assertThat(projected)
                .as(condition.toString())
                .isEqualTo(batch.toRows().stream()
                        .map(row -> Row.of(model(condition, row)))
                        .toList());
    }
}
