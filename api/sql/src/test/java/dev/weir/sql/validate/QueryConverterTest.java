package dev.weir.sql.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sql.Cases;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.front.SqlFrontEnd;
import dev.weir.sql.functions.UserClasses;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.Statement;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.TableScan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueryConverterTest {
    private final SqlFrontEnd frontEnd = new SqlFrontEnd(new Catalogs(), new UserClasses(Path.of("")));

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
    @MethodSource("expressionTypes")
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
    @MethodSource("windowFunctions")
    void addsTheWindowsColumns(String function, String windowTime) {
        ConvertedQuery query = query("SELECT * FROM " + function);

        int columns = query.schema().size();
        assertThat(query.schema().names().subList(columns - 3, columns))
                .containsExactly("window_start", "window_end", "window_time");
        assertThat(query.schema().type(columns - 1).sql()).isEqualTo(windowTime);
    }

    @Test
    void handsSessionKeysOverAsADescriptor() {
        String plan = plan(query("SELECT window_time FROM "
                + "SESSION(TABLE flights PARTITION BY (origin, id), DESCRIPTOR(ts), INTERVAL '1' HOUR)"));

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
    @MethodSource("queryErrors")
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

    static Stream<Arguments> queryErrors() {
        return Cases.read("query-errors.txt");
    }

    static Stream<Arguments> windowFunctions() {
        return Cases.read("window-functions.txt");
    }

    static Stream<Arguments> expressionTypes() {
        return Cases.read("expression-types.txt");
    }
}
