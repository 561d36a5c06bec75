package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Row;
import dev.weir.data.RowKind;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole statements on the simulator. */
class SqlSessionTest {
    private static final String TABLES = """
            CREATE TABLE orders (id INT, customer STRING, amount INT, ts TIMESTAMP(3),
              WATERMARK FOR ts AS ts - INTERVAL '1' HOUR)
            WITH ('connector' = 'memory', 'id' = 'orders');
            CREATE TABLE customers (name STRING, city STRING, PRIMARY KEY (name) NOT ENFORCED)
            WITH ('connector' = 'memory', 'id' = 'customers');
            CREATE TABLE totals (customer STRING NOT NULL, total INT)
            WITH ('connector' = 'memory', 'id' = 'totals');
            """;

    @BeforeAll
    static void fill() {
        List<Row> orders = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
        for (int i = 0; i < 200; i++) {
            orders.add(Row.of(i, "c" + random.nextInt(5), random.nextInt(100), start.plusMinutes(3L * i)));
        }
        MemoryConnector.put("orders", orders);
        MemoryConnector.put("customers", List.of(Row.of("c0", "Brno"), Row.of("c1", "Praha"), Row.of("c2", "Brno")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT customer, COUNT(*), SUM(amount) FROM orders GROUP BY customer",
                "SELECT COUNT(*) FROM orders WHERE amount > 50",
                "SELECT window_start, customer, SUM(amount)"
                        + " FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '1' HOUR))"
                        + " GROUP BY window_start, window_end, customer",
                "SELECT o.id, c.city FROM orders AS o JOIN customers AS c ON o.customer = c.name",
                "SELECT o.id, c.city FROM orders AS o LEFT JOIN customers AS c ON o.customer = c.name",
                "SELECT a.id FROM orders AS a JOIN orders AS b ON a.id = b.id AND a.amount > 90",
                "SELECT t.customer, t.n, c.city"
                        + " FROM (SELECT customer, COUNT(*) AS n FROM orders GROUP BY customer) AS t"
                        + " JOIN customers AS c ON t.customer = c.name",
                "SELECT DISTINCT customer FROM orders UNION ALL SELECT city FROM customers",
                "SELECT id, amount FROM orders ORDER BY amount DESC, id LIMIT 7",
                "SELECT customer FROM orders GROUP BY customer ORDER BY SUM(amount) DESC LIMIT 2"
            })
    void resultsDependOnNoScheduleAndNoParallelism(String query) {
        List<Row> expected = sorted(TestSessions.open(0, 1, TABLES).query(query));
        assertThat(expected).isNotEmpty();
        for (long seed = 1; seed <= 12; seed++) {
            for (int parallelism : new int[] {1, 2, 4}) {
                List<Row> rows =
                        sorted(TestSessions.open(seed, parallelism, TABLES).query(query));
                assertThat(rows)
                        .as("seed %d, parallelism %d", seed, parallelism)
                        .isEqualTo(expected);
            }
        }
        SqlSession batch = TestSessions.open(3, 2, TABLES + "SET 'execution.runtime-mode' = 'batch';");
        assertThat(sorted(batch.query(query))).as("batch").isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name, (SELECT SUM(amount) FROM orders WHERE customer = name) FROM customers",
                "SELECT DISTINCT customer FROM orders WHERE customer NOT IN (SELECT name FROM customers)",
                "SELECT customer FROM orders EXCEPT SELECT name FROM customers",
                "SELECT name FROM customers INTERSECT SELECT customer FROM orders",
                "SELECT customer, COUNT(*) FROM orders GROUP BY ROLLUP (customer)",
                "SELECT c.city, o.id FROM orders AS o RIGHT JOIN customers AS c ON o.customer = c.name AND o.id < 20"
            })
    void batchAnswersSubqueriesAndSetOperations(String query) {
        String batch = TABLES + "SET 'execution.runtime-mode' = 'batch';";
        List<Row> expected = sorted(TestSessions.open(0, 1, batch).query(query));
        assertThat(expected).isNotEmpty();
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(sorted(TestSessions.open(seed, 3, batch).query(query))).isEqualTo(expected);
        }
    }

    private static List<Row> sorted(QueryResult result) {
        List<Row> rows = new ArrayList<>(result.rows());
        if (result.shape().ordering().isEmpty()) {
            rows.sort(java.util.Comparator.comparing(Row::toString));
        }
        return rows;
    }

    @Test
    void changesAreMarkedByKey() {
        List<Row> changes = TestSessions.open(5, 2, TABLES)
                .query("SELECT customer, COUNT(*) FROM orders GROUP BY customer")
                .changes();
        assertThat(changes).extracting(Row::kind).contains(RowKind.INSERT).doesNotContain(RowKind.DELETE);
    }

    @Test
    void insertsRunWhenExecuted() {
        SqlSession session = TestSessions.open(1, 2, TABLES);
        JobResult job =
                (JobResult) session.execute("INSERT INTO totals SELECT customer, amount FROM orders WHERE id < 2");
        job.await();
        assertThat(job.bounded()).isTrue();
        assertThat(MemoryConnector.written("totals").values()).allMatch(count -> count == 1);
        assertThat(MemoryConnector.written("totals")).hasSize(2);
    }

    @Test
    void aNullInANotNullColumnIsAnError() {
        SqlSession session = TestSessions.open(1, 1, TABLES);
        String insert = "INSERT INTO totals SELECT NULLIF(customer, 'c1'), amount FROM orders";
        assertThatThrownBy(() -> session.run("s.sql", insert + ";", result -> {}))
                .hasMessageContainingAll("s.sql:1:1", "WEIR-OPER-0003", "'customer'", "NOT NULL");
        session.execute("SET 'table.exec.sink.not-null-enforcer' = 'drop'");
        session.run("s.sql", insert + ";", result -> {});
        assertThat(MemoryConnector.written("totals").keySet()).noneMatch(row -> row.getField(0) == null);
    }

    @Test
    void createTableAsFillsTheTable() {
        SqlSession session = TestSessions.open(1, 1, TABLES);
        session.run(
                "s.sql",
                "CREATE TABLE copy WITH ('connector' = 'memory', 'id' = 'copy') AS SELECT name FROM customers;",
                result -> {});
        assertThat(MemoryConnector.written("copy"))
                .isEqualTo(Map.of(Row.of("c0"), 1, Row.of("c1"), 1, Row.of("c2"), 1));
    }

    @Test
    void statementsShowWhatThereIs() {
        SqlSession session = TestSessions.open(1, 1, TABLES);
        session.execute("CREATE VIEW v AS SELECT id FROM orders");
        assertThat(listing(session, "SHOW TABLES")).contains(Row.of("orders"), Row.of("v"));
        assertThat(listing(session, "SHOW VIEWS")).containsExactly(Row.of("v"));
        assertThat(listing(session, "SHOW TABLES LIKE 'c%'")).containsExactly(Row.of("customers"));
        assertThat(listing(session, "DESCRIBE customers"))
                .first()
                .isEqualTo(Row.of("name", "STRING", false, "PRI(name)", null, null));
        session.execute("SET 'pipeline.name' = 'mine'");
        assertThat(listing(session, "SET")).anyMatch(row -> "mine".equals(row.getField(1)));
        session.execute("RESET 'pipeline.name'");
        assertThat(listing(session, "SET")).noneMatch(row -> "mine".equals(row.getField(1)));
        assertThat(((StatementResult.Text) session.execute("SHOW CREATE TABLE orders")).lines())
                .anyMatch(line -> line.contains("WATERMARK FOR `ts` AS `ts` - INTERVAL '1' HOUR"));
    }

    private static List<Row> listing(SqlSession session, String statement) {
        return ((StatementResult.Listing) session.execute(statement)).rows();
    }
}
