package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import dev.weir.data.Row;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.InstanceList;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.StateTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** State made of objects as tables. */
final class ObjectStateTableTest {
    private enum Colour {
        RED,
        GREEN
    }

    private record Item(String name, int count, @Nullable Colour colour) {}

    private record Order(
            long id,
            List<Item> items,
            Map<String, Double> prices,
            @Nullable LocalDate due) {}

    private record Place(String country, int zip) {}

    private sealed interface Event {}

    private record Login(String user) implements Event {}

    private record Payment(String user, BigDecimal amount) implements Event {}

    private final StateStore store = ObjectWorld.fresh();

    private void key(Object key) {
        store.objects().setCurrentKey(key, Hashing.ofObject(key));
    }

    private ObjectState objects() {
        return store.objects();
    }

    private StateTable table(String name) {
        List<RestoredState> state = List.of(new RestoredState(0, 1, ObjectWorld.finish(store.freeze(1))));
        return new MemoryStateBackend()
                .read("operator", state, ObjectWorld.BLOBS).stream()
                        .filter(table -> table.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Row> rows(StateTable table) {
        List<Row> rows = new ArrayList<>();
        table.rows().forEachRemaining(batch -> rows.addAll(batch.toRows()));
        assertThat(table.rowCount()).isEqualTo(rows.size());
        return rows;
    }

    private static String columns(StateTable table) {
        return table.schema().fields().stream()
                .map(field -> field.name() + " " + field.type().sql())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aPlainValueIsAColumn() {
        key("a");
        objects().value("count").set(7L);
        key("b");
        objects().value("count").set(8L);
        StateTable table = table("count");
        assertThat(columns(table)).isEqualTo("key STRING, value BIGINT");
        assertThat(rows(table)).containsExactlyInAnyOrder(Row.of("a", 7L), Row.of("b", 8L));
        assertThat(table.describe()).isEqualTo("value (key STRING, value BIGINT)");
    }

    @Test
    void fieldsOfRecordsAreColumnsAndWhatIsInThemIsNested() {
        key(new Place("NL", 1011));
        objects()
                .value("order")
                .set(new Order(5, List.of(new Item("x", 2, Colour.GREEN)), new TreeMap<>(Map.of("x", 1.5)), null));
        StateTable table = table("order");
        assertThat(columns(table))
                .isEqualTo("key_country STRING, key_zip INT, id BIGINT,"
                        + " items ARRAY<ROW<`name` STRING, `count` INT, `colour` STRING>>,"
                        + " prices MAP<STRING, DOUBLE>, due DATE");
        assertThat(rows(table))
                .containsExactly(Row.of("NL", 1011, 5L, List.of(Row.of("x", 2, "GREEN")), Map.of("x", 1.5), null));
    }

    @Test
    void severalClassesInOnePlaceAreToldApart() {
        key(1);
        objects().value("last").set(new Login("u"));
        key(2);
        objects().value("last").set(new Payment("v", new BigDecimal("3.50")));
        StateTable table = table("last");
        assertThat(columns(table)).isEqualTo("key INT, class STRING, user STRING, amount DECIMAL(3, 2)");
        assertThat(rows(table))
                .containsExactlyInAnyOrder(
                        Row.of(1, Login.class.getName(), "u", null),
                        Row.of(2, Payment.class.getName(), "v", new BigDecimal("3.50")));
    }

    @Test
    void whatFitsNoTypeIsText() {
        key(1);
        objects().value("any").set("text");
        key(2);
        objects().value("any").set(List.of(1));
        StateTable table = table("any");
        assertThat(columns(table)).isEqualTo("key INT, value STRING");
        assertThat(rows(table)).containsExactlyInAnyOrder(Row.of(1, "text"), Row.of(2, "[1]"));
    }

    @Test
    void listsAndMapsOfAKeyAreOneRow() {
        key("a");
        objects().<Integer>list("list").add(1);
        objects().<Integer>list("list").add(2);
        objects().<String, Integer>map("map").put("x", 3);
        assertThat(columns(table("list"))).isEqualTo("key STRING, value ARRAY<INT>");
        assertThat(rows(table("list"))).containsExactly(Row.of("a", List.of(1, 2)));
        assertThat(columns(table("map"))).isEqualTo("key STRING, value MAP<STRING, INT>");
        assertThat(rows(table("map"))).containsExactly(Row.of("a", Map.of("x", 3)));
    }

    @Test
    void timersHaveTimesAndNamespaces() {
        key("a");
        objects().timers("timers").add(10, null);
        objects().timers("timers").add(20, "w");
        StateTable table = table("timers");
        assertThat(columns(table)).isEqualTo("time BIGINT NOT NULL, namespace STRING, key STRING");
        assertThat(rows(table)).containsExactlyInAnyOrder(Row.of(10L, null, "a"), Row.of(20L, "w", "a"));
    }

    @Test
    void listsOfInstancesHaveNumbers() {
        store.<String>instanceList("offsets", InstanceList.Redistribution.SPLIT).set(List.of("p0", "p1"));
        StateTable table = table("offsets");
        assertThat(columns(table)).isEqualTo("number BIGINT NOT NULL, value STRING");
        assertThat(rows(table)).containsExactly(Row.of(0L, "p0"), Row.of(1L, "p1"));
    }
}
