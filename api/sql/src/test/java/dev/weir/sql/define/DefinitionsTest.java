package dev.weir.sql.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sql.Cases;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.front.SqlFrontEnd;
import dev.weir.sql.functions.UserClasses;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.validate.ConvertedInsert;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {
    private final Catalogs catalogs = new Catalogs();
    private final SqlFrontEnd frontEnd = new SqlFrontEnd(catalogs, new UserClasses(Path.of("")));

    @BeforeEach
    void base() {
        run("""
                CREATE TABLE base (
                  id BIGINT, ts TIMESTAMP(3), total AS id * 2, k STRING METADATA VIRTUAL,
                  WATERMARK FOR ts AS ts, PRIMARY KEY (id) NOT ENFORCED)
                PARTITIONED BY (id) WITH ('connector' = 'a', 'path' = 'x')""");
    }

    @Test
    void completesATable() {
        CatalogTable table = table("base");

        assertThat(table.schema())
                .hasToString("(id BIGINT NOT NULL, ts TIMESTAMP(3), total BIGINT NOT NULL, k STRING)");
        assertThat(table.scanSchema().names()).containsExactly("id", "ts", "k");
        assertThat(table.sinkColumns()).extracting("name").containsExactly("id", "ts");
        assertThat(table.primaryKeyColumns()).containsExactly("id");
        assertThat(table.watermark().column()).isEqualTo("ts");
        assertThat(table.options().values()).containsEntry("connector", "a");
    }

    @Test
    void watermarksMayStandOnComputedColumns() {
        run("CREATE TABLE t (s BIGINT, ts AS TIMESTAMP '2020-01-01 00:00:00' + s * INTERVAL '1' SECOND, "
                + "WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE)");

        CatalogTable.Watermark watermark = table("t").watermark();
        assertThat(watermark.columnValue().toString()).contains("$0").doesNotContain("$1");
        assertThat(watermark.expression().toString()).contains("$0").doesNotContain("$1");
    }

    @Test
    void likeTakesOverEverythingAndOverwritesOptions() {
        run("CREATE TABLE t (extra INT) WITH ('path' = 'y') LIKE base");

        CatalogTable table = table("t");
        assertThat(table.schema().names()).containsExactly("id", "ts", "total", "k", "extra");
        assertThat(table.options().values()).containsEntry("connector", "a").containsEntry("path", "y");
        assertThat(table.primaryKeyColumns()).containsExactly("id");
        assertThat(table.watermark()).isNotNull();
        assertThat(table.partitionKeys()).containsExactly("id");
    }

    @Test
    void likeLeavesOutWhatIsExcluded() {
        run("CREATE TABLE t LIKE base (EXCLUDING ALL INCLUDING GENERATED)");

        CatalogTable table = table("t");
        assertThat(table.schema().names()).containsExactly("id", "ts", "total");
        assertThat(table.options().values()).isEmpty();
        assertThat(table.primaryKey()).isNull();
        assertThat(table.watermark()).isNull();
        assertThat(table.partitionKeys()).isEmpty();
    }

    @Test
    void likeOverwritesComputedColumnsAndWatermarksIfTold() {
        run("CREATE TABLE t (total AS id * 3, WATERMARK FOR ts AS ts - INTERVAL '1' SECOND) "
                + "LIKE base (OVERWRITING GENERATED OVERWRITING WATERMARKS)");

        assertThat(table("t").computedColumns().getFirst().expression()).hasToString("*($0, 3)");
        assertThat(table("t").watermark().expression().toString()).contains("1000");
    }

    @Test
    void createTableAsTakesTheColumnsOfTheQuery() {
        StatementText text =
                StatementText.of("CREATE TABLE t (note STRING, id INT) AS SELECT total, 1 AS id FROM base");
        ConvertedInsert insert =
                frontEnd.createTableAs(text, (CreateTable) frontEnd.parse(text)).orElseThrow();

        assertThat(table("t").schema()).hasToString("(note STRING, id INT, total BIGINT NOT NULL)");
        assertThat(insert.schema().names()).containsExactly("note", "id", "total");
    }

    @Test
    void alters() {
        run("ALTER TABLE base ADD (a INT FIRST, b AS id + 1 AFTER ts)");
        run("ALTER TABLE base RENAME k TO kk");
        run("ALTER TABLE base DROP total");
        run("ALTER TABLE base SET ('path' = 'z', 'q' = 'r')");
        run("ALTER TABLE base RESET ('connector')");
        run("ALTER TABLE base MODIFY WATERMARK FOR ts AS ts - INTERVAL '9' SECOND");
        run("ALTER TABLE base RENAME TO renamed");

        CatalogTable table = table("renamed");
        assertThat(table.schema().names()).containsExactly("a", "id", "ts", "b", "kk");
        assertThat(table.options().values()).containsOnlyKeys("path", "q");
        assertThat(table.watermark().expression().toString()).contains("9000");
        assertThat(catalogs.find(catalogs.resolve(List.of("base")))).isNull();
    }

    @Test
    void temporaryTablesHideOthers() {
        run("CREATE TEMPORARY TABLE base (x INT)");
        assertThat(table("base").schema()).hasToString("(x INT)");
        run("DROP TEMPORARY TABLE base");
        assertThat(table("base").schema().names()).contains("id");
    }

    @Test
    void looksNamesUpInTheCurrentDatabase() {
        run("CREATE DATABASE other");
        run("CREATE TABLE other.t (x INT)");
        run("CREATE VIEW v AS SELECT * FROM other.t");
        run("USE other");
        assertThat(table("t").schema()).hasToString("(x INT)");
        assertThat(catalogs.get(catalogs.resolve(List.of("default_database", "v"))))
                .isInstanceOf(CatalogView.class);
        assertThatThrownBy(() -> run("DROP DATABASE other")).hasMessageContaining("is not empty");
    }

    @Test
    void refusesAViewThatReadsItself() {
        run("CREATE VIEW v AS SELECT id FROM base");
        assertThatThrownBy(() -> run("CREATE OR REPLACE VIEW v AS SELECT id FROM v"))
                .hasMessageContaining("reads itself");
        run("CREATE VIEW w AS SELECT id FROM v");
        assertThat(((CatalogView) catalogs.get(catalogs.resolve(List.of("w")))).schema())
                .hasToString("(id BIGINT NOT NULL)");
    }

    @ParameterizedTest
    @MethodSource("definitionErrors")
    void namesThePlace(String sql, String message) {
        assertThatThrownBy(() -> run(sql)).hasMessage(message);
    }

    private void run(String sql) {
        StatementText text = StatementText.of(sql);
        assertThat(frontEnd.define(text, frontEnd.parse(text))).isTrue();
    }

    private CatalogTable table(String name) {
        return (CatalogTable) catalogs.get(catalogs.resolve(List.of(name)));
    }

    static Stream<Arguments> definitionErrors() {
        return Cases.read("definition-errors.txt");
    }
}
