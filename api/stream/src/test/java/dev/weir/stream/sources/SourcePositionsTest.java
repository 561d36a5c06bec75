package dev.weir.stream.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.testkit.ListSource;
import dev.weir.testkit.SourceReplay;
import dev.weir.testkit.TestingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources go on where they were. */
class SourcePositionsTest {
    @TempDir
    Path folder;

    @Test
    void collections() {
        SourceReplay.check(
                new CollectionSource<>(IntStream.range(0, 10_000).boxed().toList()), 30, 4);
    }

    @Test
    void generators() {
        SourceReplay.check(DataGeneratorSource.sequence(-5, 50_000), 30, 6);
        SourceReplay.check(
                new DataGeneratorSource<>(number -> "n" + number, 3000, RateLimiterStrategy.perSecond(1000)), 30, 6);
    }

    @Test
    void lines() throws Exception {
        Files.writeString(folder.resolve("a.txt"), lines(5000));
        Files.writeString(folder.resolve("b.txt"), lines(10));
        Files.writeString(folder.resolve("c.txt"), "");
        Files.createDirectories(folder.resolve(".hidden"));
        Files.writeString(folder.resolve(".hidden/d.txt"), "not read\n");
        SourceReplay.check(new TextFileSource(folder), 30, 4);
    }

    @Test
    void rows() {
        Schema schema = Schema.of("a", dev.weir.data.DataTypes.INT);
        List<Batch> batches = IntStream.range(0, 50)
                .mapToObj(i -> Batch.ofRows(schema, List.of(Row.of(i), Row.of(-i))))
                .toList();
        ListSource table = new ListSource(schema, List.of(batches, batches.subList(3, 9)), 30);
        SourceReplay.check(RowsSource.of(table, row -> "row " + row.getField(0)), 30, 8);
    }

    @Test
    void functionsCannotGoOn() {
        assertThat(new FunctionSource<>(new SocketTextFunction("localhost", 9)).splitCodec())
                .isEmpty();
    }

    @Test
    void aFileThatWasReadInPartMustNotChange() throws Exception {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, lines(3000));
        TextFileSource source = new TextFileSource(file);
        SourceReader reader = source.reader(new TestingContext());
        reader.add(source.enumerator(1).discover().getFirst());
        Rows rows = new Rows();
        reader.poll(rows);
        Source.SplitCodec codec = source.splitCodec().orElseThrow();
        byte[] split = codec.encode(reader.unread().getFirst());
        reader.close();
        Files.writeString(file, lines(3001));
        SourceReader other = source.reader(new TestingContext());
        other.add(codec.decode(split));
        assertThatThrownBy(() -> other.poll(rows))
                .hasMessageContaining(file + ": WEIR-STREAM-0008: the file has changed since the checkpoint")
                .hasMessageContaining("line 1025");
    }

    private static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("line ").append(i).append(i % 3 == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    private static final class Rows implements SourceReader.SourceOutput {
        private final List<Row> rows = new ArrayList<>();

        @Override
        public void emit(Source.Split split, Batch batch) {
            rows.addAll(batch.toRows());
        }

        @Override
        public void splitFinished(Source.Split split) {}
    }
}
