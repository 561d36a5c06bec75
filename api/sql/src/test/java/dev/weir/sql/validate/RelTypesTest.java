package dev.weir.sql.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RelTypesTest {

    @Property(tries = 300)
    void typesComeBackAsTheyWent(@ForAll("types") DataType type) {
        assertThat(RelTypes.toData(RelTypes.toRel(type))).isEqualTo(type);
    }

    @Provide
    Arbitrary<DataType> types() {
        return types(3);
    }

    private static Arbitrary<DataType> types(int depth) {
        Arbitrary<Boolean> nullable = Arbitraries.of(true, false);
        Arbitrary<Integer> length = Arbitraries.of(1, 20, Integer.MAX_VALUE);
        Arbitrary<Integer> precision = Arbitraries.integers().between(0, 9);
        Arbitrary<DataType> flat = Arbitraries.oneOf(
                nullable.map(DataType.Bool::new),
                nullable.map(DataType.TinyInt::new),
                nullable.map(DataType.SmallInt::new),
                nullable.map(DataType.Int::new),
                nullable.map(DataType.BigInt::new),
                nullable.map(DataType.Float32::new),
                nullable.map(DataType.Float64::new),
                nullable.map(DataType.Date::new),
                nullable.map(DataType.YearMonthInterval::new),
                nullable.map(DataType.DayTimeInterval::new),
                Arbitraries.just(new DataType.Null()),
                Combinators.combine(Arbitraries.integers().between(1, 38), nullable)
                        .as((digits, n) -> new DataType.Decimal(digits, digits / 2, n)),
                Combinators.combine(length, nullable).as(DataType.Char::new),
                Combinators.combine(length, nullable).as(DataType.VarChar::new),
                Combinators.combine(length, nullable).as(DataType.Binary::new),
                Combinators.combine(length, nullable).as(DataType.VarBinary::new),
                Combinators.combine(precision, nullable).as(DataType.Time::new),
                Combinators.combine(precision, nullable).as(DataType.Timestamp::new),
                Combinators.combine(precision, nullable).as(DataType.TimestampLtz::new));
        if (depth == 0) {
            return flat;
        }
        Arbitrary<DataType> part = types(depth - 1);
        return Arbitraries.oneOf(
                flat,
                Combinators.combine(part, nullable).as(DataType.Array::new),
                Combinators.combine(part, part, nullable).as(DataType.MapOf::new),
                Combinators.combine(part, part, nullable)
                        .as((a, b, n) -> new DataType.RowOf(List.of(new Field("a", a), new Field("b", b)), n)));
    }
}
