package dev.weir.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.functions.FunctionLibrary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadColumnsTest {
    private static final DataType PAIR = new DataType.RowOf(
            Schema.of("a", DataTypes.BIGINT, "b", DataTypes.BIGINT).fields(), true);

    private static Expression pair(int column) {
        return new ColumnReference(column, PAIR);
    }

    private static Expression call(String function, Expression... arguments) {
        return Call.of(FunctionLibrary.standard().scalar(function), List.of(arguments));
    }

    private static Expression field(int column, String name) {
        return call("FIELD", pair(column), Literal.text(name));
    }

    @Test
    void fieldsOfRowsAreKnownByTheirNames() {
        ReadColumns read = new ReadColumns();
        read.add(call("+", field(4, "a"), new ColumnReference(1, DataTypes.BIGINT)));
        read.add(field(2, "b"));
        read.add(field(4, "b"));
        read.add(null);
        assertThat(read.indexes()).containsExactly(1, 2, 4);
        assertThat(read.fields()).isEqualTo(Map.of(1, Set.of("b"), 2, Set.of("a", "b")));
    }

    @Test
    void aRowThatIsReadWholeHasAllFields() {
        ReadColumns read = new ReadColumns();
        read.add(field(0, "a"));
        read.add(call("IS NULL", pair(0)));
        assertThat(read.indexes()).containsExactly(0);
        assertThat(read.fields()).isEmpty();
    }

    @Test
    void othersThanExpressionsReadAll() {
        ReadColumns read = new ReadColumns();
        read.add(field(1, "a"));
        read.addAll(3);
        assertThat(read.indexes()).containsExactly(0, 1, 2);
        assertThat(read.fields()).isEmpty();
    }
}
