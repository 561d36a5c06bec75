package dev.weir.sql.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sql.Cases;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.front.SqlFrontEnd;
import dev.weir.sql.functions.UserClasses;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.Statement;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InsertConverterTest {
    private final SqlFrontEnd frontEnd = new SqlFrontEnd(new Catalogs(), new UserClasses(Path.of("")));

    @BeforeEach
    void tables() {
        for (String sql : new String[] {
            "CREATE TABLE source (a INT, b STRING, c DECIMAL(5, 1), ts TIMESTAMP(3))",
            "CREATE TABLE sink (x BIGINT, d AS x + 1, y STRING NOT NULL, z DOUBLE, m INT METADATA, "
                    + "v INT METADATA VIRTUAL) PARTITIONED BY (y) WITH ('connector' = 'k')"
        }) {
            StatementText text = StatementText.of(sql);
            frontEnd.define(text, frontEnd.parse(text));
        }
    }

    @Test
    void fillsColumnsInOrderAndWidens() {
        ConvertedInsert insert = insert("INSERT INTO sink SELECT a, b, c, a FROM source");

        assertThat(insert.schema()).hasToString("(x BIGINT, y STRING, z DOUBLE, m INT)");
        assertThat(RelOptUtil.toString(insert.query()))
                .startsWith("LogicalProject(x=[CAST($0):BIGINT], y=[$1], z=[CAST($2):DOUBLE], m=[$3])");
    }

    @Test
    void fillsNamedColumnsAndLeavesOthersNull() {
        ConvertedInsert insert = insert("INSERT INTO sink (y, x) SELECT b, a FROM source");

        assertThat(RelOptUtil.toString(insert.query()))
                .startsWith("LogicalProject(x=[CAST($1):BIGINT], y=[$0], z=[null:DOUBLE], m=[null:INTEGER])");
    }

    @Test
    void fillsPartitionsWithConstants() {
        ConvertedInsert insert = insert("INSERT OVERWRITE sink PARTITION (y = '2020') SELECT a, c, a FROM source");

        assertThat(insert.overwrite()).isTrue();
        assertThat(RelOptUtil.toString(insert.query())).contains("'2020'");
        assertThat(insert.schema().names()).containsExactly("x", "y", "z", "m");
    }

    @Test
    void appliesTheHintsOfTheTarget() {
        ConvertedInsert insert = insert("INSERT INTO sink /*+ OPTIONS('a'='b') */ VALUES (1, 'x', NULL, 2)");

        assertThat(insert.target().options().values())
                .containsEntry("connector", "k")
                .containsEntry("a", "b");
    }

    @ParameterizedTest
    @MethodSource("insertErrors")
    void namesThePlace(String sql, String message) {
        assertThatThrownBy(() -> insert(sql)).hasMessage(message);
    }

    private ConvertedInsert insert(String sql) {
        StatementText text = StatementText.of(sql);
        return frontEnd.insert(text, (Statement.Insert) frontEnd.parse(text));
    }

    static Stream<Arguments> insertErrors() {
        return Cases.read("insert-errors.txt");
    }
}
