package dev.weir.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.SourceReplay;
import dev.weir.testkit.TestingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatagenTest {
    private final TestingContext context = new TestingContext("gen", 0, 1);
    private final List<Row> rows = new ArrayList<>();

    @Test
    void sequencesEnd() {
        Source source = source(
                Schema.of("id", DataTypes.BIGINT, "name", DataTypes.STRING),
                "fields.id.kind",
                "sequence",
                "fields.id.start",
                "5",
                "fields.id.end",
                "9",
                "fields.name.length",
                "3");
        assertThat(source.isBounded()).isTrue();
        run(source, 1);
        assertThat(rows.stream().map(row -> row.getField(0))).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(rows).allMatch(row -> ((String) row.getField(1)).matches("[0-9a-f]{3}"));
    }

    @Test
    void aSeedGivesTheSameRowsAtEveryParallelism() {
        Schema schema = Schema.of(
                "a",
                DataTypes.INT,
                "d",
                DataTypes.decimal(38, 5),
                "s",
                DataTypes.STRING,
                "x",
                DataTypes.DOUBLE,
                "arr",
                DataTypes.array(DataTypes.INT));
        Source source = source(
                schema,
                "number-of-rows",
                "5000",
                "seed",
                "42",
                "rows-per-second",
                "1000000000",
                "fields.s.var-len",
                "true",
                "fields.a.null-rate",
                "0.25");
        run(source, 1);
        List<String> first = rows.stream().map(Row::toString).sorted().toList();
        rows.clear();
        run(source, 3);
        assertThat(rows.stream().map(Row::toString).sorted().toList()).isEqualTo(first);
        assertThat(first).hasSize(5000);
        assertThat(rows.stream().filter(row -> row.getField(0) == null).count()).isBetween(1000L, 1500L);
        rows.clear();
        run(((Source.Projectable) source).project(2), 1);
        assertThat(first)
                .anyMatch(row -> row.contains(rows.getFirst().getField(0).toString()));
    }

    @Test
    void aRestoredReaderGoesOnWithTheSameRows() {
        Schema schema = Schema.of(
                "id", DataTypes.BIGINT, "a", DataTypes.INT, "s", DataTypes.STRING, "m", DataTypes.array(DataTypes.INT));
        List<String> options = new ArrayList<>(List.of(
                "fields.id.kind",
                "sequence",
                "fields.id.start",
                "1",
                "fields.id.end",
                "20000",
                "rows-per-second",
                "5000",
                "fields.a.null-rate",
                "0.1"));
        options.addAll(List.of("seed", "7"));
        SourceReplay.check(source(schema, options.toArray(String[]::new)), 30, 10);
    }

    @Test
    void withoutASeedTheOneThatWasDrawnIsKept() {
        Source source = source(Schema.of("a", DataTypes.BIGINT), "number-of-rows", "10", "rows-per-second", "1000");
        run(source, 1);
        List<Row> expected = List.copyOf(rows);
        rows.clear();
        SourceReader reader = source.reader(new TestingContext("gen", 0, 1));
        reader.add(source.enumerator(1).discover().getFirst());
        drain(reader);
        Source.SplitCodec codec = source.splitCodec().orElseThrow();
        SourceReader other = source.reader(context);
        reader.unread().forEach(split -> other.add(codec.decode(codec.encode(split))));
        while (drain(other) == SourceReader.Status.DRY) {
            context.clock().advanceMillis(1);
        }
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void aReaderOfSeveralSharesMakesThemInTurn() {
        Source source = source(Schema.of("a", DataTypes.INT), "rows-per-second", "10");
        SourceReader reader = source.reader(context);
        source.enumerator(2).discover().forEach(reader::add);
        assertThat(reader.wantsMoreSplits()).isTrue();
        drain(reader);
        context.clock().advanceMillis(1000);
        drain(reader);
        assertThat(rows).hasSize(12);
        assertThat(reader.unread()).extracting(Source.Split::id).containsExactlyInAnyOrder("0/2", "1/2");
    }

    @Test
    void rangesAndEveryType() {
        Schema schema = Schema.of(
                "a",
                new DataType.TinyInt(true),
                "b",
                DataTypes.BIGINT,
                "c",
                DataTypes.FLOAT,
                "d",
                DataTypes.decimal(5, 2),
                "e",
                DataTypes.timestampLtz(3),
                "f",
                DataTypes.BOOLEAN,
                "g",
                DataTypes.DATE,
                "h",
                DataTypes.map(DataTypes.STRING, DataTypes.row("x", DataTypes.INT)),
                "i",
                DataTypes.BYTES);
        context.clock().advanceTo(1_700_000_000_000L);
        Source source = source(
                schema,
                "number-of-rows",
                "1000",
                "fields.a.min",
                "-3",
                "fields.a.max",
                "3",
                "fields.d.min",
                "1.25",
                "fields.d.max",
                "1.27",
                "fields.e.max-past",
                "1 min",
                "fields.h.value.x.max",
                "9");
        run(source, 1);
        assertThat(rows.stream().map(row -> row.getField(0)).distinct()).hasSize(7);
        assertThat(rows.stream().map(row -> row.getField(3).toString()).distinct())
                .containsExactlyInAnyOrder("1.25", "1.26", "1.27");
        Instant now = Instant.ofEpochMilli(context.clock().millis());
        assertThat(rows)
                .allMatch(row -> !((Instant) row.getField(4)).isAfter(now)
                        && !((Instant) row.getField(4)).isBefore(now.minus(Duration.ofMinutes(2))));
    }

    @Test
    void theClockSetsThePace() {
        Source source = source(Schema.of("a", DataTypes.INT), "rows-per-second", "10");
        assertThat(source.isBounded()).isFalse();
        SourceReader reader = source.reader(context);
        reader.add(source.enumerator(1).discover().getFirst());
        drain(reader);
        assertThat(rows).hasSize(1);
        context.clock().advanceMillis(350);
        drain(reader);
        assertThat(rows).hasSize(4);
    }

    @Test
    void wrongOptionsAreNamed() {
        Schema schema = Schema.of("amount", DataTypes.INT);
        assertThatThrownBy(() -> source(schema, "fields.amunt.min", "1"))
                .hasMessageContaining("WEIR-DATAGEN-0001")
                .hasMessageContaining("did you mean 'amount'?");
        assertThatThrownBy(() -> source(schema, "fields.amount.mn", "1")).hasMessageContaining("did you mean 'min'?");
        assertThatThrownBy(() -> source(schema, "fields.amount.min", "5", "fields.amount.max", "4"))
                .hasMessageContaining("must be a range of INT, but are 5 to 4");
        assertThatThrownBy(() -> source(schema, "fields.amount.kind", "sequence"))
                .hasMessageContaining("option 'fields.amount.start' is required");
    }

    private static Source source(Schema schema, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new DatagenConnector()
                .source(new TableDefinition(
                        "t",
                        schema,
                        List.of(),
                        List.of(),
                        List.of(),
                        new Configuration(map),
                        ZoneOffset.UTC,
                        Path.of("")))
                .orElseThrow();
    }

    private void run(Source source, int parallelism) {
        for (Source.Split split : source.enumerator(parallelism).discover()) {
            SourceReader reader = source.reader(context);
            reader.add(split);
            SourceReader.Status status = drain(reader);
            while (status == SourceReader.Status.DRY) {
                context.clock().advanceMillis(10);
                status = drain(reader);
            }
        }
    }

    private SourceReader.Status drain(SourceReader reader) {
        SourceReader.Status status;
        do {
            status = reader.poll(new SourceReader.SourceOutput() {
                @Override
                public void emit(Source.Split split, Batch batch) {
                    rows.addAll(batch.toRows());
                }

                @Override
                public void splitFinished(Source.Split split) {}
            });
        } while (status == SourceReader.Status.MORE);
        return status;
    }
}
