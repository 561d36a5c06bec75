package dev.weir.expressions.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataTypes;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.functions.FunctionLibrary;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionEvaluatorTest {
    private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();
    private static final Schema INPUT = Schema.of("a", DataTypes.BIGINT, "b", DataTypes.BIGINT, "s", DataTypes.STRING);
    private static final Expression A = new ColumnReference(0, DataTypes.BIGINT);
    private static final Expression B = new ColumnReference(1, DataTypes.BIGINT);
    private static final Expression S = new ColumnReference(2, DataTypes.STRING);

    private static Literal number(long value) {
        return new Literal(value, DataTypes.BIGINT.withNullable(false));
    }

    private static EvaluationContext context() {
        return EvaluationContext.builder(new TestingClock(0)).seed(7).build();
    }

    private static Batch batch() {
        return Batch.ofRows(
                INPUT, List.of(Row.of(10L, 2L, "1"), Row.of(7L, 0L, "x"), Row.of(null, 0L, "2"), Row.of(9L, 3L, null)));
    }

    private static List<Row> evaluate(Batch batch, Expression... expressions) {
        Column[] columns = new ExpressionEvaluator(List.of(expressions), INPUT, context()).evaluate(batch);
        Schema schema = columns.length == 1
                ? Schema.of("x", columns[0].type())
                : Schema.of("x", columns[0].type(), "y", columns[1].type());
        return batch.withColumns(schema, columns).toRows();
    }

    @Test
    void branchesAreEvaluatedForTheRowsThatTakeThem() {
        Expression quotient = LIBRARY.call("/", A, B);
        Expression guarded = LIBRARY.call("CASE", LIBRARY.call("=", B, number(0)), number(-1), quotient);
        assertThat(evaluate(batch(), guarded)).containsExactly(Row.of(5L), Row.of(-1L), Row.of(-1L), Row.of(3L));
        Expression both = LIBRARY.call("AND", LIBRARY.call("<>", B, number(0)), LIBRARY.call(">", quotient, number(4)));
        assertThat(new Filter(both, INPUT, context()).apply(batch()).size()).isEqualTo(1);
        Expression reversed =
                LIBRARY.call("AND", LIBRARY.call(">", quotient, number(4)), LIBRARY.call("<>", B, number(0)));
        assertThatThrownBy(() -> evaluate(batch(), reversed)).isInstanceOf(WeirException.class);
    }

    @Test
    void aFailureNamesExpressionAndValues() {
        assertThatThrownBy(() -> evaluate(batch(), LIBRARY.call("+", LIBRARY.call("/", A, B), number(1))))
                .isInstanceOf(WeirException.class)
                .hasMessageStartingWith("WEIR-EXPR-0003: division by zero by '/' in a / b, where a = 7, b = 0")
                .satisfies(e -> assertThat(((WeirException) e).code()).isEqualTo(ExpressionError.DIVISION_BY_ZERO));
    }

    /** What overflows in rows that do not count, or whose value is NULL anyway, does no harm. */
    @Test
    void overflowsOfRowsThatDoNotCountDoNoHarm() {
        long[] values = {1, Long.MAX_VALUE, Long.MAX_VALUE, 4};
        Column first = new LongColumn(DataTypes.BIGINT, 4, values, new long[] {0b1101});
        Column second = ConstantColumn.of(DataTypes.BIGINT, 5L, 4);
        Column words = ConstantColumn.of(DataTypes.STRING, "", 4);
        Expression sum = LIBRARY.call("+", A, B);
        Batch selected = Batch.of(INPUT, 4, first, second, words).select(new int[] {0, 1, 3}, 3);
        assertThat(evaluate(selected, sum)).containsExactly(Row.of(6L), Row.of((Object) null), Row.of(9L));
        Batch all = Batch.of(INPUT, 4, first, second, words);
        Expression small = LIBRARY.call("<", A, number(100));
        assertThat(evaluate(all, LIBRARY.call("CASE", small, sum, number(0))))
                .containsExactly(Row.of(6L), Row.of(0L), Row.of(0L), Row.of(9L));
        Expression both = LIBRARY.call("AND", small, LIBRARY.call(">", sum, number(7)));
        assertThat(new Filter(both, INPUT, context()).apply(all).size()).isEqualTo(1);
        assertThatThrownBy(() -> evaluate(all, sum))
                .isInstanceOf(WeirException.class)
                .hasMessageStartingWith("WEIR-EXPR-0011: overflow by '+', whose result is no BIGINT in a + b, where"
                        + " a = 9223372036854775807, b = 5");
    }

    @Test
    void aFailureInADictionaryNamesTheRow() {
        Column words = Batch.ofRows(Schema.of("s", DataTypes.STRING), List.of(Row.of("5"), Row.of("bad")))
                .column(0);
        Column numbers = ConstantColumn.of(DataTypes.BIGINT, 4L, 3);
        Column dictionary = new DictionaryColumn(words, 3, new int[] {0, 1, 0}, null);
        Batch batch = Batch.of(INPUT, 3, numbers, numbers, dictionary);
        Expression cast = new Call(LIBRARY.scalar("CAST"), List.of(S), DataTypes.INT);
        assertThatThrownBy(() -> evaluate(batch, cast))
                .hasMessageContaining("'bad' of type STRING is no INT in CAST(s AS INT), where s = 'bad'");
        assertThat(evaluate(batch.select(new int[] {0, 2}, 2), cast)).containsExactly(Row.of(5), Row.of(5));
    }

    @Test
    void commonPartsAreEvaluatedOnceButRandomOnesAreNot() {
        Expression random = LIBRARY.call("RAND");
        List<Row> rows = evaluate(batch(), random, random);
        assertThat(rows.getFirst().getField(0)).isNotEqualTo(rows.getFirst().getField(1));
        Expression length = LIBRARY.call("CHAR_LENGTH", S);
        Column[] columns = new ExpressionEvaluator(List.of(length, length), INPUT, context()).evaluate(batch());
        assertThat(columns[0]).isSameAs(columns[1]);
    }

    @Test
    void constantsAreFolded() {
        Expression constant = LIBRARY.call("CONCAT", Literal.text("a"), LIBRARY.call("UPPER", Literal.text("b")));
        Column column = new ExpressionEvaluator(List.of(constant), INPUT, context()).evaluate(batch())[0];
        assertThat(column).isInstanceOf(ConstantColumn.class);
        assertThat(column.value(2)).isEqualTo("aB");
        Expression failing = LIBRARY.call("/", number(1), number(0));
        assertThat(evaluate(batch().select(new int[0], 0), failing)).isEmpty();
        assertThatThrownBy(() -> evaluate(batch(), failing)).hasMessageContaining("1 / 0");
    }

    @Test
    void functionsOfADictionaryAreEvaluatedForItsEntries() {
        Column words = Batch.ofRows(Schema.of("s", DataTypes.STRING), List.of(Row.of("x"), Row.of("y")))
                .column(0);
        Column numbers = ConstantColumn.of(DataTypes.BIGINT, null, 4);
        Column dictionary = new DictionaryColumn(words, 4, new int[] {0, 1, 0, 1}, new long[] {0b0111});
        Batch batch = Batch.of(INPUT, 4, numbers, numbers, dictionary);
        Column upper = new ExpressionEvaluator(List.of(LIBRARY.call("UPPER", S)), INPUT, context()).evaluate(batch)[0];
        assertThat(upper).isInstanceOf(DictionaryColumn.class);
        assertThat(evaluate(batch, LIBRARY.call("UPPER", S)))
                .containsExactly(Row.of("X"), Row.of("Y"), Row.of("X"), Row.of((Object) null));
        Expression isX = LIBRARY.call("LIKE", S, Literal.text("x%"));
        assertThat(new Filter(isX, INPUT, context()).apply(batch).size()).isEqualTo(2);
        Expression equalsX = LIBRARY.call("=", S, Literal.text("x"));
        assertThat(new Filter(equalsX, INPUT, context()).apply(batch).size()).isEqualTo(2);
        assertThat(evaluate(batch, LIBRARY.call("IS NULL", A)))
                .containsExactly(Row.of(true), Row.of(true), Row.of(true), Row.of(true));
    }

    @Test
    void emptyBatches() {
        Batch empty = Batch.ofRows(INPUT, List.of());
        assertThat(evaluate(empty, LIBRARY.call("/", A, B))).isEmpty();
        assertThat(new Filter(LIBRARY.call(">", A, B), INPUT, context())
                        .apply(empty)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void unknownNamesGetAHint() {
        assertThatThrownBy(() -> LIBRARY.scalar("SUBSTRIN")).hasMessageContaining("did you mean 'SUBSTRING'?");
        assertThatThrownBy(() -> LIBRARY.call("UPPER", A)).hasMessageContaining("UPPER(<CHARACTER>)");
    }
}
