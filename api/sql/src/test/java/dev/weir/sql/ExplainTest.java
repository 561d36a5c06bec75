package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Plans as EXPLAIN shows them. */
class ExplainTest {
    private static final String TABLES = """
            CREATE TABLE bids (item INT, price BIGINT, ts TIMESTAMP(3), note STRING,
              WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
            WITH ('connector' = 'memory', 'bounded' = 'false');
            CREATE TABLE items (id INT, name STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'memory');
            CREATE TABLE s (item INT, n BIGINT) WITH ('connector' = 'memory');
            """;

    private static String explain(String statement) {
        return TestSessions.explain(TestSessions.open(1, 2, TABLES), statement);
    }

    @Test
    void windowsAggregateWithoutMultiplyingRows() {
        assertThat(explain("""
                        SELECT window_start, item, COUNT(*) AS n
                        FROM TABLE(HOP(TABLE bids, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '1' HOUR))
                        WHERE price > 3 GROUP BY window_start, window_end, item"""))
                .contains("WindowAggregate(")
                .contains("state bounded by the watermark")
                .contains("Scan(table=[default_catalog.default_database.bids], columns=[item, price, ts]")
                .contains("key [item, window_start, window_end]")
                .doesNotContain("WindowAssign")
                .doesNotContain("warning");
    }

    @Test
    void windowsThatRowsCarryStayFunctions() {
        assertThat(explain(
                        "SELECT item, window_end FROM TABLE(TUMBLE(TABLE bids, DESCRIPTOR(ts), INTERVAL '1' MINUTE))"))
                .contains("WindowAssign(")
                .contains("append-only");
    }

    @Test
    void rowsOfSessionsWaitForTheWatermarkByKey() {
        assertThat(explain("SELECT item, price, window_end FROM TABLE("
                        + "SESSION(TABLE bids PARTITION BY item, DESCRIPTOR(ts), INTERVAL '1' MINUTE))"))
                .contains("time=[ts], partitionBy=[item])")
                .contains("append-only, event time [window_time], state bounded by the watermark")
                .contains("Exchange(hash[item])");
    }

    @Test
    void tablesAreReadByAsManyInstancesAsTheyAskFor() {
        String hint = " /*+ OPTIONS('scan.parallelism' = '3') */";
        assertThat(explain("SELECT item + 1 FROM bids" + hint + " WHERE price > 1"))
                .contains("append-only, event time [ts], parallelism 3")
                .contains("Exchange(rebalance)  -- append-only, event time [ts], parallelism 2")
                .contains("where=[price > 1])  -- append-only, parallelism 2");
        assertThat(explain("SELECT item, SUM(price) FROM bids" + hint + " GROUP BY item"))
                .contains("Exchange(hash[item])")
                .contains("parallelism 3");
        assertThat(explain("SELECT * FROM bids /*+ OPTIONS('scan.parallelism' = '2') */"))
                .doesNotContain("rebalance");
        assertThat(explain("SELECT * FROM bids /*+ OPTIONS('scan.parallelism' = '1') */"))
                .doesNotContain("Exchange");
    }

    @Test
    void tablesAreWrittenByAsManyInstancesAsTheyAskFor() {
        SqlSession session = TestSessions.open(1, 2, TABLES + """
                CREATE TABLE wide (item INT, n BIGINT) WITH ('connector' = 'memory', 'sink.parallelism' = '5');
                """);
        assertThat(TestSessions.explain(session, "INSERT INTO wide SELECT item, price FROM bids"))
                .contains("Exchange(rebalance)  -- append-only, parallelism 5");
        // Changes of one row must go through one writer.
        assertThat(TestSessions.explain(session, "INSERT INTO wide SELECT item, COUNT(*) FROM bids GROUP BY item"))
                .containsPattern("Sink\\(table=.*parallelism 5")
                .containsPattern("Exchange\\(hash\\[item]\\)  -- retracting, .*parallelism 5");
    }

    @Test
    void unboundedStateIsAWarning() {
        assertThat(explain("SELECT item, SUM(price) FROM bids GROUP BY item"))
                .contains("GroupAggregate(groupBy=[item]")
                .contains("retracting, key [item], state bounded by nothing, parallelism 2")
                .contains("Exchange(hash[item])")
                .contains("warning: nothing bounds the state of GroupAggregate(groupBy=[item]");
    }

    @Test
    void windowsOfProcessingTimeNeedNoWatermarkAndKeepNoMoreThanOpenWindows() {
        String windows = """
                SELECT item, COUNT(*) AS n, window_start, window_end
                FROM TABLE(TUMBLE((SELECT item, PROCTIME() AS p FROM bids), DESCRIPTOR(p), INTERVAL '10' SECOND))
                GROUP BY item, window_start, window_end""";
        assertThat(explain(windows))
                .contains("WindowAggregate(window=[TUMBLE(10000 ms)], processing time=[p], groupBy=[item]")
                .contains("append-only, key [item, window_start, window_end], state bounded by processing time, ")
                .doesNotContain("warning");
        // Its windows have all ended when they come: the first rows of each change with every row that comes.
        assertThat(explain("SELECT item FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end"
                        + " ORDER BY n DESC) AS r FROM (" + windows + ")) WHERE r = 1"))
                .contains("retracting")
                .contains("state bounded by nothing");
    }

    @Test
    void boundedTablesAreLookedUp() {
        assertThat(explain("SELECT b.price, i.name FROM bids AS b JOIN items AS i ON b.item = i.id"))
                .contains("LookupJoin(inner, on=[item = id])")
                .contains("Exchange(broadcast)")
                .contains("items], columns=[id, name], lookup, bounded)");
    }

    @Test
    void boundedTablesAreLookedUpOnTheLeftToo() {
        assertThat(explain("SELECT b.price, i.name FROM items AS i JOIN bids AS b ON b.item = i.id"))
                .contains("LookupJoin(inner, on=[item = id])");
    }

    @Test
    void aTableJoinedWithItselfIsOneStream() {
        String plan = explain("SELECT a.name FROM items AS a JOIN items AS b ON a.id = b.id WHERE b.name LIKE 'x%'");
        assertThat(plan).contains("Join(inner, on=[id = id]").contains("as (1)").doesNotContain("Lookup");
    }

    @Test
    void statementSetsReadATableOnce() {
        String plan = explain("""
                STATEMENT SET BEGIN
                INSERT INTO s SELECT item, price FROM bids;
                INSERT INTO s SELECT item, COUNT(*) FROM bids GROUP BY item;
                END""");
        assertThat(plan)
                .containsOnlyOnce("Scan(")
                .contains("columns=[item, price, ts]")
                .contains("as (1)");
        assertThat(plan).contains("Consolidate()");
    }

    @Test
    void firstRowsAreKeptUpToDate() {
        assertThat(explain("SELECT item, price FROM bids ORDER BY price DESC LIMIT 3"))
                .contains("TopN(orderBy=[price DESC NULLS LAST], limit=3)")
                .contains("Exchange(single)")
                .contains("state bounded by the limit, parallelism 1");
    }

    @Test
    void havingStandsAboveAndConstantsAreFolded() {
        assertThat(explain("SELECT item FROM bids GROUP BY item HAVING COUNT(*) > 1"))
                .contains("Calc(select=[item], where=[");
    }
}
