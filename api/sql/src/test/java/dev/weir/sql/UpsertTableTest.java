package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Row;
import dev.weir.data.RowKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables whose source yields upserts, on the simulator. */
class UpsertTableTest {
    private static final String TABLES = """
            CREATE TABLE people (name STRING, city STRING, age BIGINT, PRIMARY KEY (name) NOT ENFORCED)
            WITH ('connector' = 'upserts', 'id' = 'people');
            """;

    @BeforeAll
    static void fill() {
        Row gone = Row.of("cyd", null, null).withKind(RowKind.DELETE);
        UpsertConnector.put(
                "people",
                List.of(
                        List.of(
                                Row.of("ann", "Brno", 30L),
                                Row.of("cyd", "Brno", 50L),
                                Row.of("ann", "Praha", 31L),
                                gone,
                                Row.of("eve", "Praha", 20L)),
                        List.of(Row.of("bob", "Brno", 40L), Row.of("bob", "Brno", 40L), Row.of("dan", "Ostrava", 1L))));
    }

    private static Map<Row, Long> net(List<Row> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        row -> row.withKind(RowKind.INSERT),
                        Collectors.summingLong(row -> row.kind().weight())))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void check(String query, Row... expected) {
        Map<Row, Long> wanted = java.util.Arrays.stream(expected).collect(Collectors.toMap(row -> row, row -> 1L));
        for (int parallelism : new int[] {1, 2, 4}) {
            for (long seed = 0; seed < 12; seed++) {
                List<Row> rows = TestSessions.open(seed, parallelism, TABLES)
                        .query(query)
                        .changes();
                assertThat(net(rows))
                        .as("%s, seed %d, parallelism %d", query, seed, parallelism)
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void theLastRowOfAKeyIsItsRow() {
        check(
                "SELECT * FROM people",
                Row.of("ann", "Praha", 31L),
                Row.of("bob", "Brno", 40L),
                Row.of("dan", "Ostrava", 1L),
                Row.of("eve", "Praha", 20L));
    }

    @Test
    void filtersSeeRowsBeforeAndAfter() {
        check("SELECT name FROM people WHERE city = 'Brno'", Row.of("bob"));
    }

    @Test
    void aggregatesAndJoinsFollowChanges() {
        check(
                "SELECT city, COUNT(*), SUM(age) FROM people GROUP BY city",
                Row.of("Praha", 2L, 51L),
                Row.of("Brno", 1L, 40L),
                Row.of("Ostrava", 1L, 1L));
        check(
                "SELECT a.name, b.name FROM people AS a JOIN people AS b ON a.city = b.city AND a.name < b.name",
                Row.of("ann", "eve"));
    }

    @Test
    void plansSayWhatIsKept() {
        assertThat(TestSessions.explain(TestSessions.open(1, 2, TABLES), "SELECT name, city FROM people"))
                .contains("LastRow(key=[name])  -- retracting, key [name], state bounded by the end of the input")
                .contains("Exchange(hash[name])");
    }
}
