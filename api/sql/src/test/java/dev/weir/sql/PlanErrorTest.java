package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What cannot be planned says why, where, and what to do. */
class PlanErrorTest {
    private static final String TABLES = """
            CREATE TABLE bids (item INT, price BIGINT, ts TIMESTAMP(3), other TIMESTAMP(3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'memory', 'bounded' = 'false');
            CREATE TABLE totals (item INT, total BIGINT) WITH ('connector' = 'append-only');
            """;

    private static void assertFails(String statement, String... parts) {
        SqlSession session = TestSessions.open(1, 1, TABLES);
        assertThatThrownBy(() -> session.execute(statement)).hasMessageContainingAll(parts);
    }

    @Test
    void aSinkOfNewRowsTakesNoChanges() {
        assertFails(
                "INSERT INTO totals SELECT item, SUM(price) FROM bids GROUP BY item",
                "<sql>:1:1",
                "WEIR-SQL-0014",
                "GroupAggregate(groupBy=[item]");
    }

    @Test
    void windowsNeedATimeAttribute() {
        assertFails(
                "SELECT COUNT(*) FROM TABLE(TUMBLE(TABLE bids, DESCRIPTOR(other), INTERVAL '1' DAY))"
                        + " GROUP BY window_start, window_end",
                "WEIR-SQL-0008",
                "'other'",
                "WATERMARK FOR other");
    }

    @Test
    void sortingNeedsAnEnd() {
        assertFails("SELECT * FROM bids ORDER BY price", "WEIR-SQL-0003", "LIMIT");
    }

    @Test
    void batchNeedsAnEnd() {
        SqlSession session = TestSessions.open(1, 1, TABLES + "SET 'execution.runtime-mode' = 'batch';");
        assertThatThrownBy(() -> session.execute("SELECT * FROM bids"))
                .hasMessageContaining("batch mode needs inputs that end");
    }

    @Test
    void aTableThatOnlyWritesIsNotRead() {
        assertFails("SELECT * FROM totals", "WEIR-SQL-0008", "only writes");
    }

    @Test
    void optionsHaveNearestNames() {
        assertFails("SET 'paralelism.default' = '3'", "WEIR-CONFIG-0001", "did you mean 'parallelism.default'?");
        assertFails("SET 'parallelism.default' = 'many'", "WEIR-CONFIG-0002", "<sql>:1:1");
        assertFails("SET 'parallelism.default' = '0'", "WEIR-CONFIG-0002");
        assertFails(
                "CREATE TABLE t (i INT) WITH ('connector' = 'memory', 'scan.parallelism' = '0')",
                "WEIR-CONFIG-0002",
                "integer from 1 on");
        assertFails(
                "CREATE TABLE t (i INT) WITH ('connector' = 'memory', 'bonded' = 'true')",
                "WEIR-CONFIG-0001",
                "did you mean 'bounded'?");
    }
}
