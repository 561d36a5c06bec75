package dev.weir.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.sql.syntax.Alter;
import dev.weir.sql.syntax.AlterTable;
import dev.weir.sql.syntax.Create;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.syntax.CreateTable.ComputedColumn;
import dev.weir.sql.syntax.CreateTable.MetadataColumn;
import dev.weir.sql.syntax.CreateTable.PhysicalColumn;
import dev.weir.sql.syntax.OptionEntry;
import dev.weir.sql.syntax.Show;
import dev.weir.sql.syntax.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {

    @Test
    void readsAllPartsOfCreateTable() {
        CreateTable table = (CreateTable) parse("""
                CREATE TEMPORARY TABLE IF NOT EXISTS c.d.orders (
                  id BIGINT NOT NULL PRIMARY KEY NOT ENFORCED COMMENT 'number',
                  price DECIMAL(10, 2),
                  total AS price * 1.19 COMMENT 'with tax',
                  ts TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
                  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
                ) COMMENT 'orders'
                DISTRIBUTED BY HASH(id) INTO 4 BUCKETS
                PARTITIONED BY (id)
                WITH ('connector' = 'filesystem', 'a' = 'it''s')
                LIKE other (EXCLUDING ALL INCLUDING OPTIONS)""");

        assertThat(table.name().names).containsExactly("c", "d", "orders");
        assertThat(table.temporary()).isTrue();
        assertThat(table.ifNotExists()).isTrue();
        assertThat(table.comment()).isEqualTo("orders");
        assertThat(table.elements().columns())
                .hasExactlyElementsOfTypes(
                        PhysicalColumn.class, PhysicalColumn.class, ComputedColumn.class, MetadataColumn.class);
        assertThat(table.elements().columns().getFirst().comment()).isEqualTo("number");
        MetadataColumn metadata = (MetadataColumn) table.elements().columns().getLast();
        assertThat(metadata.key()).isEqualTo("timestamp");
        assertThat(metadata.virtual()).isTrue();
        assertThat(table.elements().keys()).singleElement().satisfies(key -> {
            assertThat(key.primary()).isTrue();
            assertThat(key.enforced()).isFalse();
        });
        assertThat(table.elements().watermarks())
                .singleElement()
                .satisfies(watermark -> assertThat(watermark.column()).hasToString("ts"));
        assertThat(table.distribution().buckets()).isEqualTo(4);
        assertThat(table.partitionKeys()).hasToString("[id]");
        assertThat(table.options()).extracting(OptionEntry::value).containsExactly("filesystem", "it's");
        assertThat(table.like().options()).hasSize(2);
    }

    @Test
    void keepsThePlacesOfTheFile() {
        Statement statement =
                StatementParser.parse(new StatementText("a.sql", "INSERT INTO t\nSELECT a FROM u", 10, 5));

        assertThat(statement.position().getLineNum()).isEqualTo(10);
        assertThat(statement.position().getColumnNum()).isEqualTo(5);
        Statement.Insert insert = (Statement.Insert) statement;
        assertThat(insert.target().getParserPosition().getColumnNum()).isEqualTo(17);
        assertThat(insert.source().getParserPosition().getLineNum()).isEqualTo(11);
        assertThat(insert.source().getParserPosition().getColumnNum()).isEqualTo(1);
    }

    @Test
    void readsInserts() {
        Statement.Insert insert = (Statement.Insert)
                parse("INSERT OVERWRITE t /*+ OPTIONS('k'='v') */ PARTITION (d = '2020', n = 3) (a, b) SELECT 1, 2");

        assertThat(insert.overwrite()).isTrue();
        assertThat(insert.hints()).extracting(OptionEntry::key).containsExactly("k");
        assertThat(insert.partition()).hasSize(2);
        assertThat(insert.columns()).hasToString("[a, b]");
        Statement.Insert upsert =
                (Statement.Insert) parse("INSERT INTO t SELECT * FROM u JOIN v ON u.a = v.a ON CONFLICT DO NOTHING");
        assertThat(upsert.onConflict()).isEqualTo(Statement.OnConflict.NOTHING);
    }

    @Test
    void readsStatementSetsInEachOfTheirForms() {
        String inserts = "INSERT INTO a SELECT 1; INSERT INTO b SELECT 2; END";

        assertThat(((Statement.StatementSet) parse("EXECUTE STATEMENT SET BEGIN " + inserts)).inserts())
                .hasSize(2);
        assertThat(((Statement.StatementSet) parse("BEGIN STATEMENT SET; " + inserts)).inserts())
                .hasSize(2);
        Statement.Explain explain =
                (Statement.Explain) parse("EXPLAIN ESTIMATED_COST, CHANGELOG_MODE STATEMENT SET BEGIN " + inserts);
        assertThat(explain.details())
                .containsExactly(Statement.Explain.Detail.ESTIMATED_COST, Statement.Explain.Detail.CHANGELOG_MODE);
        assertThat(explain.explained()).isInstanceOf(Statement.StatementSet.class);
    }

    @Test
    void readsSettingsWithAndWithoutQuotes() {
        assertThat(parse("SET 'a.b' = 'c=d'")).hasFieldOrPropertyWithValue("key", "a.b");
        Statement.SetOption plain = (Statement.SetOption) parse("set table.local-time-zone = Europe/Berlin");
        assertThat(plain.key()).isEqualTo("table.local-time-zone");
        assertThat(plain.value()).isEqualTo("Europe/Berlin");
        assertThat(parse("SET")).hasFieldOrPropertyWithValue("key", null);
        assertThat(parse("RESET 'a'")).hasFieldOrPropertyWithValue("key", "a");
        assertThat(parse("exit")).hasFieldOrPropertyWithValue("word", Statement.Command.Word.QUIT);
    }

    @Test
    void readsShow() {
        Show show = (Show) parse("SHOW TABLES FROM c.d NOT LIKE 'a%'");

        assertThat(show.subject()).isEqualTo(Show.Subject.TABLES);
        assertThat(show.scope()).hasToString("c.d");
        assertThat(show.filter()).isEqualTo(new Show.Filter("a%", true, false));
        assertThat(((Show) parse("SHOW CREATE TABLE t")).subject()).isEqualTo(Show.Subject.CREATE_TABLE);
    }

    @Test
    void tellsStatementsApart() {
        assertThat(parse("SELECT 1")).isInstanceOf(Statement.Query.class);
        assertThat(parse("(SELECT 1) UNION ALL (SELECT 2) ORDER BY 1")).isInstanceOf(Statement.Query.class);
        assertThat(parse("VALUES (1, 'a')")).isInstanceOf(Statement.Query.class);
        assertThat(parse("DELETE FROM t")).isInstanceOf(Statement.Change.class);
        assertThat(parse("CREATE VIEW v (a COMMENT 'x', b) AS SELECT 1, 2")).isInstanceOf(Create.View.class);
        assertThat(parse("CREATE TEMPORARY SYSTEM FUNCTION f AS 'a.B' LANGUAGE JAVA USING JAR 'x.jar'"))
                .isInstanceOf(Create.Function.class);
        assertThat(parse("ALTER TABLE t ADD (a INT FIRST, b INT AFTER c, WATERMARK FOR a AS a)"))
                .extracting("action")
                .isInstanceOf(AlterTable.ChangeElements.class);
        assertThat(parse("ALTER TABLE t DROP WATERMARK"))
                .extracting("action")
                .isInstanceOf(AlterTable.DropWatermark.class);
        assertThat(parse("ALTER VIEW v AS SELECT 1")).isInstanceOf(Alter.RedefineView.class);
        assertThat(parse("DROP TEMPORARY TABLE IF EXISTS t"))
                .hasFieldOrPropertyWithValue("kind", Statement.ObjectKind.TABLE);
        assertThat(parse("DESC EXTENDED t")).hasFieldOrPropertyWithValue("extended", true);
        assertThat(parse("USE CATALOG c")).hasFieldOrPropertyWithValue("kind", Statement.ObjectKind.CATALOG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR))",
                "SELECT * FROM HOP(DATA => TABLE t, TIMECOL => DESCRIPTOR(ts), SLIDE => INTERVAL '1' HOUR, SIZE => INTERVAL '1' DAY)",
                "SELECT * FROM SESSION(TABLE t PARTITION BY (a, b), DESCRIPTOR(ts), INTERVAL '10' MINUTES)",
                "SELECT * FROM t /*+ OPTIONS('a'='b') */ AS x JOIN u FOR SYSTEM_TIME AS OF x.ts AS y ON x.a = y.a",
                "SELECT /*+ BROADCAST(u) */ * FROM t LEFT JOIN LATERAL TABLE(f(t.a)) AS s(w) ON TRUE",
                "SELECT a['k'], b[1].c, ROW(1, 'x'), ARRAY[1, 2], MAP['a', 1] FROM t CROSS JOIN UNNEST(b) AS z(e)",
                "SELECT TRY_CAST(a AS ARRAY<ROW<x INT, y STRING NOT NULL>>), CAST(b AS MAP<STRING, TIMESTAMP(3) WITH LOCAL TIME ZONE>) FROM t",
                "SELECT CEIL(ts TO HOUR), TIMESTAMPADD(DAY, 1, ts), TIMESTAMPDIFF(MINUTE, a, b), EXTRACT(YEAR FROM ts) FROM t",
                "SELECT SUM(a) OVER (PARTITION BY b ORDER BY ts RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW) FROM t",
                "SELECT COUNT(DISTINCT a) FILTER (WHERE b > 1), U&'\\00e4', _UTF16'a', 'it''s' FROM t GROUP BY CUBE (a, b)",
                "SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY a ORDER BY ts MEASURES A.x AS y ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW PATTERN (A B+? C{2,3}) WITHIN INTERVAL '1' HOUR DEFINE B AS B.x > LAST(B.x, 1)) AS m",
                "CREATE TABLE t (a INT ARRAY, b MULTISET<INT>, c ROW(x INT, y STRING), d BYTES, e INTERVAL DAY TO SECOND(3), f DOUBLE PRECISION, g ROW<>)",
                "CREATE TABLE `order` (`group` STRING, comment STRING, metadata STRING, `watermark` INT, plan INT, hash INT)",
                "CREATE OR REPLACE TABLE t WITH ('a'='b') AS SELECT 1 AS x",
                "CREATE CATALOG c WITH ('type'='generic_in_memory')",
                "CREATE DATABASE IF NOT EXISTS c.d COMMENT 'x' WITH ('a'='b')",
                "ALTER TABLE t RENAME a TO b",
                "ALTER TABLE t MODIFY PRIMARY KEY (a) NOT ENFORCED",
                "ALTER TABLE IF EXISTS t RESET ('a', 'b')",
                "EXPLAIN PLAN FOR INSERT INTO t SELECT 1",
                "WITH x AS (SELECT 1 AS a), y AS (SELECT * FROM x) SELECT * FROM y WHERE a <> 2 AND a != 3 AND a % 2 = 1"
            })
    void reads(String sql) {
        assertThatCode(() -> parse(sql)).doesNotThrowAnyException();
    }

    private static Statement parse(String sql) {
        return StatementParser.parse(StatementText.of(sql));
    }
}
