package dev.weir.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.sql.Cases;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    @MethodSource("statements")
    void reads(String sql) {
        assertThatCode(() -> parse(sql)).doesNotThrowAnyException();
    }

    private static Statement parse(String sql) {
        return StatementParser.parse(StatementText.of(sql));
    }

    static Stream<Arguments> statements() {
        return Cases.read("statements.txt");
    }
}
