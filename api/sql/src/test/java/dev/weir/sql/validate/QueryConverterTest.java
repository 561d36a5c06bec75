package dev.weir.sql.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.front.SqlFrontEnd;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.Statement;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.TableScan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryConverterTest {
    private final SqlFrontEnd frontEnd = new SqlFrontEnd(new Catalogs());

    @BeforeEach
    void tables() {
        define("""
                CREATE TABLE flights (
                  id BIGINT, origin STRING, delay INT, fare DECIMAL(10, 2), ts TIMESTAMP(3), seen TIMESTAMP_LTZ(3),
                  late AS delay > 15, source STRING METADATA FROM 'file.name' VIRTUAL,
                  tags ARRAY<STRING>, counts MAP<STRING, INT>, place ROW<lat DOUBLE, lon DOUBLE>,
                  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)""");
        define("CREATE TABLE airports (code STRING NOT NULL, name STRING)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            fare + fare                    | DECIMAL(11, 2)
            fare - delay                   | DECIMAL(13, 2)
            fare * fare                    | DECIMAL(21, 4)
            fare / fare                    | DECIMAL(23, 13)
            fare / delay                   | DECIMAL(21, 13)
            CAST(1 AS DECIMAL(38, 10)) * CAST(1 AS DECIMAL(38, 10)) | DECIMAL(38, 6) NOT NULL
            delay / 2                      | INT
            id + delay                     | BIGINT
            delay * 1e0                    | DOUBLE
            'abc'                          | CHAR(3) NOT NULL
            1.50                           | DECIMAL(3, 2) NOT NULL
            NULL                           | NULL
            DATE '2020-01-01'              | DATE NOT NULL
            TIMESTAMP '2020-01-01 00:00:00.123456' | TIMESTAMP(6) NOT NULL
            ts + INTERVAL '1' DAY          | TIMESTAMP(3)
            INTERVAL '1' HOUR              | INTERVAL DAY TO SECOND NOT NULL
            CAST(ts AS VARCHAR)            | STRING
            CAST(delay AS DECIMAL)         | DECIMAL(10, 0)
            CAST(origin AS BYTES)          | BYTES
            TRY_CAST('1' AS INT)           | INT
            CASE WHEN late THEN 1 ELSE 2.5 END | DECIMAL(11, 1) NOT NULL
            tags[1]                        | STRING
            counts['a']                    | INT
            place.lat                      | DOUBLE
            flights.place.lon              | DOUBLE
            ARRAY[1, 2]                    | ARRAY<INT NOT NULL> NOT NULL
            MAP['a', 1.5]                  | MAP<CHAR(1) NOT NULL, DECIMAL(2, 1) NOT NULL> NOT NULL
            EXTRACT(HOUR FROM ts)          | BIGINT
            CEIL(ts TO HOUR)               | TIMESTAMP(3)
            TIMESTAMPDIFF(MINUTE, ts, ts)  | INT
            origin LIKE 'J%'               | BOOLEAN
            ROW(delay, 'x')                | ROW<`EXPR$0` INT, `EXPR$1` CHAR(1) NOT NULL> NOT NULL
            CAST(place AS ROW<a FLOAT NOT NULL, b INT>) | ROW<`a` FLOAT NOT NULL, `b` INT>
            CAST(late AS INT)              | INT
            CAST(NULL AS DECIMAL(4, 1))    | DECIMAL(4, 1)
            """)
    void derivesTypesAsFlinkDoes(String expression, String type) {
        assertThat(query("SELECT " + expression + " FROM flights")
                        .schema()
                        .type(0)
                        .sql())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COUNT(*)      | BIGINT NOT NULL
            SUM(delay)    | INT
            SUM(fare)     | DECIMAL(38, 2)
            AVG(delay)    | INT
            AVG(fare)     | DECIMAL(38, 6)
            MIN(ts)       | TIMESTAMP(3)
            """)
    void derivesTypesOfAggregatesAsFlinkDoes(String aggregate, String type) {
        assertThat(query("SELECT " + aggregate + " FROM flights")
                        .schema()
                        .type(0)
                        .sql())
                .isEqualTo(type);
    }

    @Test
    void scansWhatIsStoredAndComputesTheRest() {
        ConvertedQuery query = query("SELECT late, source FROM flights");

        assertThat(plan(query)).isEqualTo("""
                        LogicalProject(late=[>($2, 15)], source=[$9])
                          LogicalTableScan(table=[[default_catalog, default_database, flights]])
                        """);
        TableScan scan = (TableScan) query.root().rel.getInput(0);
        CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
        assertThat(table.scanSchema().names()).endsWith("place", "source");
        assertThat(table.watermark().expression()).hasToString("-($4, 5000:INTERVAL SECOND)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TUMBLE(TABLE flights, DESCRIPTOR(ts), INTERVAL '1' HOUR)                        | TIMESTAMP(3) NOT NULL
            TABLE(TUMBLE(TABLE flights, DESCRIPTOR(ts), INTERVAL '1' HOUR, INTERVAL '5' MINUTE)) | TIMESTAMP(3) NOT NULL
            HOP(TABLE flights, DESCRIPTOR(seen), INTERVAL '1' HOUR, INTERVAL '1' DAY)         | TIMESTAMP_LTZ(3) NOT NULL
            CUMULATE(DATA => TABLE flights, TIMECOL => DESCRIPTOR(ts), STEP => INTERVAL '1' HOUR, SIZE => INTERVAL '1' DAY) | TIMESTAMP(3) NOT NULL
            SESSION(TABLE flights PARTITION BY origin, DESCRIPTOR(ts), INTERVAL '1' HOUR)   | TIMESTAMP(3) NOT NULL
            TUMBLE((SELECT ts, id FROM flights), DESCRIPTOR(ts), INTERVAL '1' HOUR)         | TIMESTAMP(3) NOT NULL
            """)
    void addsTheWindowsColumns(String function, String windowTime) {
        ConvertedQuery query = query("SELECT * FROM " + function);

        int columns = query.schema().size();
        assertThat(query.schema().names().subList(columns - 3, columns))
                .containsExactly("window_start", "window_end", "window_time");
        assertThat(query.schema().type(columns - 1).sql()).isEqualTo(windowTime);
    }

    @Test
    void handsSessionKeysOverAsADescriptor() {
        String plan = plan(
                query(
                        "SELECT window_time FROM SESSION(TABLE flights PARTITION BY (origin, id), DESCRIPTOR(ts), INTERVAL '1' HOUR)"));

        assertThat(plan).contains("DESCRIPTOR($4), 3600000:INTERVAL HOUR, DESCRIPTOR($1, $0)");
    }

    @Test
    void keepsSubQueriesAndLookupsAsTheyAre() {
        assertThat(plan(query("SELECT id FROM flights WHERE origin IN (SELECT code FROM airports)")))
                .contains("IN($1, {");
        assertThat(plan(query("SELECT f.id FROM flights f JOIN airports FOR SYSTEM_TIME AS OF f.ts AS a"
                        + " ON f.origin = a.code")))
                .contains("LogicalSnapshot(period=[$cor0.ts])");
        assertThat(plan(query("SELECT id FROM flights /*+ OPTIONS('path'='x') */")))
                .contains("LogicalTableScan");
    }

    @Test
    void makesTheColumnsOfOuterJoinsNullable() {
        assertThat(query("SELECT code FROM flights LEFT JOIN airports ON origin = code")
                        .schema()
                        .type(0)
                        .nullable())
                .isTrue();
    }

    @Test
    void expandsViewsWhereTheyAreUsed() {
        define("CREATE VIEW delayed (airport, minutes) AS SELECT origin, delay FROM flights WHERE late");
        define("CREATE VIEW worst AS SELECT airport FROM delayed WHERE minutes > 60");

        ConvertedQuery query = query("SELECT * FROM worst");

        assertThat(query.schema()).hasToString("(airport STRING)");
        assertThat(plan(query))
                .contains("LogicalFilter(condition=[>($1, 60)])", "late=[>($2, 15)]", "LogicalTableScan");
    }

    @Test
    void reportsAnErrorInAViewWhereTheViewIsWritten() {
        StatementText view = new StatementText("views.sql", "CREATE VIEW v AS\nSELECT name FROM airports", 7, 1);
        frontEnd.define(view, frontEnd.parse(view));
        define("ALTER TABLE airports RENAME name TO title");

        assertThatThrownBy(() -> query("SELECT * FROM v"))
                .hasMessage("views.sql:8:8: WEIR-SQL-0005: there is no column 'name'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            SELECT origni FROM flights           | <sql>:1:8: WEIR-SQL-0005: there is no column 'origni' (did you mean 'origin'?)
            SELECT f.origni FROM flights f       | <sql>:1:10: WEIR-SQL-0005: there is no column 'origni' (did you mean 'origin'?)
            SELECT * FROM flihgts                | <sql>:1:15: WEIR-SQL-0004: there is no table or view 'flihgts' (did you mean 'flights'?)
            SELECT COALESCEE(id) FROM flights    | <sql>:1:8: WEIR-SQL-0006: there is no function 'COALESCEE' (did you mean 'COALESCE'?)
            SELECT a.id FROM flights a, flights b WHERE delay > 1 | <sql>:1:45: WEIR-SQL-0013: several columns are called 'delay' (put the table's name and a dot before it)
            SELECT id FROM flights WHERE delay   | <sql>:1:30: WEIR-SQL-0007: WHERE clause must be a condition
            SELECT origin, COUNT(*) FROM flights | <sql>:1:8: WEIR-SQL-0008: Expression 'origin' is not being grouped
            SELECT CAST(ts AS INT) FROM flights  | <sql>:1:8: WEIR-EXPR-0005: cannot cast TIMESTAMP(3) to INT (use UNIX_TIMESTAMP(CAST(timestamp AS STRING)))
            SELECT CAST(id AS DECIMAL(50)) FROM flights | <sql>:1:19: WEIR-SQL-0011: DECIMAL precision 50 must be between 1 and 38
            SELECT id FROM flights WHERE origin = 1 | <sql>:1:30: WEIR-SQL-0007: STRING cannot be compared with INT (CAST one of them to the type of the other)
            SELECT * FROM TUMBLE(TABLE flights, DESCRIPTOR(tss), INTERVAL '1' HOUR) | <sql>:1:48: WEIR-SQL-0005: there is no column 'tss' (did you mean 'ts'?)
            """)
    void namesThePlaceAndTheNearestName(String sql, String message) {
        assertThatThrownBy(() -> query(sql)).hasMessage(message);
    }

    @Test
    void saysHowAnOperatorCanBeApplied() {
        assertThatThrownBy(() -> query("SELECT origin + 1 FROM flights"))
                .hasMessageStartingWith("<sql>:1:8: WEIR-SQL-0007: + cannot be applied here: <STRING> + <INTEGER>")
                .hasMessageContaining("<NUMERIC> + <NUMERIC>");
    }

    private void define(String sql) {
        StatementText text = StatementText.of(sql);
        assertThat(frontEnd.define(text, frontEnd.parse(text))).isTrue();
    }

    private ConvertedQuery query(String sql) {
        StatementText text = StatementText.of(sql);
        return frontEnd.query(text, ((Statement.Query) frontEnd.parse(text)).query());
    }

    private static String plan(ConvertedQuery query) {
        return RelOptUtil.toString(query.root().rel);
    }
}
