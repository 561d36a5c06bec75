package dev.weir.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.TableDefinition;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    private static final Path FLIGHTS = Path.of("../../examples/flights/data");

    @TempDir
    Path folder;

    @Test
    void parquetIsReadRowGroupByRowGroup() {
        Schema schema = Schema.of("date", DataTypes.timestamp(3), "delay", DataTypes.INT, "origin", DataTypes.STRING);
        TableDefinition table = Reading.table(FLIGHTS, schema, "path", "flights-3m.parquet", "format", "parquet");
        Source source = ((Source.Projectable) Reading.source(table)).project(2, 0);
        assertThat(source.isBounded()).isTrue();
        Reading reading = Reading.of(source, 1);
        assertThat(reading.rows).hasSize(3_000_000);
        assertThat(reading.rows.getFirst()).isEqualTo(Row.of("LAS", LocalDateTime.parse("2001-01-01T00:01")));
        assertThat(reading.finished).hasSize(11);
    }

    @Test
    void missingFilesAreNamed() {
        assertThatThrownBy(() -> Reading.of(Reading.table(
                        FLIGHTS, Schema.of("a", DataTypes.INT), "path", "flights-3m.parket", "format", "parquet")))
                .hasMessageContaining("WEIR-FILES-0001: there is no file or folder")
                .hasMessageContaining("did you mean 'flights-3m.parquet'?");
    }
}
