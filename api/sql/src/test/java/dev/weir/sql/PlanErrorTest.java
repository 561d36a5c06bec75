package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What cannot be planned says why, where, and what to do. */
class PlanErrorTest {
    private static final String TABLES = """
            CREATE TABLE bids (item INT, price BIGINT, ts TIMESTAMP(3), other TIMESTAMP(3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'memory', 'bounded' = 'false');
            CREATE TABLE other (id INT, tags ARRAY<STRING>, seen TIMESTAMP(3), WATERMARK FOR seen AS seen)
            WITH ('connector' = 'memory', 'bounded' = 'false');
            CREATE FUNCTION score AS 'shop.score' LANGUAGE PYTHON;
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

    private static void assertNames(String query, int column, String construct) {
        assertFails(query, "<sql>:1:" + column + ": WEIR-SQL-00", construct, " not supported yet");
    }

    @Test
    void constructsOfLaterVersionsAreNamedWhereTheyStand() {
        assertNames("SELECT COUNT(*) OVER (PARTITION BY item ORDER BY ts) FROM bids", 8, "OVER aggregates are");
        assertNames("SELECT item FROM bids QUALIFY ROW_NUMBER() OVER (ORDER BY ts) = 1", 31, "QUALIFY is");
        assertNames(
                "SELECT * FROM bids MATCH_RECOGNIZE (ORDER BY ts MEASURES A.price AS p PATTERN (A B)"
                        + " DEFINE B AS B.price > 1) AS m",
                20,
                "MATCH_RECOGNIZE is");
        assertNames("SELECT id FROM other CROSS JOIN UNNEST(tags) AS t (tag)", 33, "UNNEST is");
        assertNames("SELECT id, w FROM other, LATERAL TABLE(words(id)) AS t (w)", 40, "LATERAL TABLE of a function is");
        assertNames("SELECT item FROM bids INTERSECT ALL SELECT id FROM other", 37, "INTERSECT ALL is");
        assertNames("SELECT item FROM bids EXCEPT ALL SELECT id FROM other", 34, "EXCEPT ALL is");
        assertNames(
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r",
                16,
                "WITH RECURSIVE is");
        assertNames("SELECT * FROM bids TABLESAMPLE BERNOULLI (10)", 15, "TABLESAMPLE is");
        assertNames("SELECT COUNT(*) FROM bids GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)", 36, "TUMBLE in GROUP BY is");
        assertNames("SELECT LISTAGG('a') WITHIN GROUP (ORDER BY item) FROM bids", 8, "WITHIN GROUP is");
        assertNames("SELECT score(item) FROM bids", 8, "calling functions in PYTHON, such as score, is");
    }

    @Test
    void joinsWithoutAnOperatorAreNamedWhereTheyStand() {
        assertNames("SELECT item FROM bids LEFT JOIN other ON item = id", 28, "LEFT JOIN");
        assertNames("SELECT item FROM bids FULL OUTER JOIN other ON item = id", 34, "FULL JOIN");
        assertFails(
                "SELECT item FROM bids JOIN other FOR SYSTEM_TIME AS OF bids.ts AS o ON item = o.id",
                "<sql>:1:28",
                "WEIR-SQL-0015",
                "FOR SYSTEM_TIME AS OF needs a table that ends");
        assertNames("SELECT item FROM bids WHERE item NOT IN (SELECT id FROM other)", 42, "a sub-query in NOT IN");
        assertNames(
                "SELECT item FROM bids WHERE NOT EXISTS (SELECT 1 FROM other WHERE id = item)",
                33,
                "a sub-query in NOT EXISTS");
        assertNames("SELECT item, (SELECT MAX(id) FROM other) FROM bids", 14, "a sub-query that gives a value");
    }

    @Test
    void placesInViewsAreThoseOfTheirDefinition() {
        SqlSession session = TestSessions.open(1, 1, TABLES);
        assertThatThrownBy(() -> {
                    session.execute("CREATE VIEW ranked AS SELECT RANK() OVER (ORDER BY ts) AS r FROM bids");
                    session.execute("SELECT * FROM ranked");
                })
                .hasMessageContainingAll("<sql>:1:30", "OVER aggregates are not supported yet");
    }
}
