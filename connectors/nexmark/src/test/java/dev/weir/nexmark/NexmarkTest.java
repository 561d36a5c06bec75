package dev.weir.nexmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.TestingContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NexmarkTest {
    private static final int EVENT_TYPE = 0;
    private static final Schema SCHEMA = new Schema(List.of(
            new Field("event_type", DataTypes.INT),
            new Field("person", row(Auctions.PERSON)),
            new Field("auction", row(Auctions.AUCTION)),
            new Field("bid", row(Auctions.BID)),
            new Field("dateTime", new DataType.Timestamp(3, true))));

    private static DataType row(int kind) {
        return new DataType.RowOf(
                EventField.of(kind).stream()
                        .map(field -> new Field(field.fieldName, field.type()))
                        .toList(),
                true);
    }

    private static Source source(Schema schema, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        TableDefinition table = new TableDefinition(
                "t", schema, List.of(), List.of(), List.of(), new Configuration(map), ZoneOffset.UTC, Path.of("."));
        return new NexmarkConnector().source(table).orElseThrow();
    }

    /** The rows of a source that so many readers read in turn. */
    private static List<Row> read(Source source, int parallelism) {
        List<Row> rows = new ArrayList<>();
        List<Source.Split> splits = IntStream.range(0, parallelism)
                .<Source.Split>mapToObj(index -> new NexmarkSource.Share(index, parallelism, index))
                .toList();
        for (Source.Split split : splits) {
            SourceReader reader = source.reader(new TestingContext("nexmark", 0, 1));
            reader.add(split);
            drain(reader, rows);
        }
        return rows;
    }

    /** Reads until there is nothing more, and returns what the reader said then. */
    private static SourceReader.Status drain(SourceReader reader, List<Row> rows) {
        SourceReader.SourceOutput output = new SourceReader.SourceOutput() {
            @Override
            public void emit(Source.Split split, Batch batch) {
                rows.addAll(batch.toRows());
            }

            @Override
            public void splitFinished(Source.Split split) {}
        };
        SourceReader.Status status = SourceReader.Status.MORE;
        while (status == SourceReader.Status.MORE) {
            status = reader.poll(output);
        }
        return status;
    }

    private static Row nested(Row row, int kind) {
        return (Row) Objects.requireNonNull(row.getField(1 + kind));
    }

    private static List<Row> ofKind(List<Row> rows, int kind) {
        return rows.stream()
                .filter(row -> Objects.equals(row.getField(EVENT_TYPE), kind))
                .map(row -> nested(row, kind))
                .toList();
    }

    @Test
    void everyParallelismHasTheSameEvents() {
        List<Row> alone = read(source(SCHEMA, "events.num", "9001"), 1);
        assertThat(alone).hasSize(9001);
        assertThat(read(source(SCHEMA, "events.num", "9001"), 3)).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(read(source(SCHEMA, "events.num", "9001", "seed", "2"), 1)).isNotEqualTo(alone);
    }

    @Test
    void fewerColumnsHaveTheSameValues() {
        Source source = source(SCHEMA, "events.num", "500");
        List<Row> all = read(source, 1);
        List<Row> some = read(((Source.Projectable) source).project(4, 3), 1);
        assertThat(some)
                .isEqualTo(all.stream()
                        .map(row -> Row.of(row.getField(4), row.getField(3)))
                        .toList());
    }

    @Test
    void kindsComeInTheirProportions() {
        List<Row> rows = read(source(SCHEMA, "events.num", "5000"), 1);
        Map<Object, Long> counts =
                rows.stream().collect(Collectors.groupingBy(row -> row.getField(EVENT_TYPE), Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of(0, 100L, 1, 300L, 2, 4600L));
        assertThat(rows).allSatisfy(row -> {
            int kind = (Integer) Objects.requireNonNull(row.getField(EVENT_TYPE));
            for (int other = 0; other < 3; other++) {
                assertThat(row.getField(1 + other) == null).isEqualTo(other != kind);
            }
        });
        assertThat(ofKind(rows, Auctions.PERSON).stream().map(row -> row.getField(0)))
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> 1000L + i).toList());
        assertThat(ofKind(rows, Auctions.AUCTION).stream().map(row -> row.getField(0)))
                .isEqualTo(IntStream.range(0, 300).mapToObj(i -> 1000L + i).toList());
    }

    @Test
    void eventsFollowTheRateOfEventTime() {
        List<Row> rows = read(source(SCHEMA, "events.num", "2001", "first-event.rate", "1000"), 1);
        assertThat(rows.get(0).getField(4)).isEqualTo(LocalDateTime.of(2015, 7, 15, 0, 0));
        assertThat(rows.get(2000).getField(4)).isEqualTo(LocalDateTime.of(2015, 7, 15, 0, 0, 2));
        assertThat(nested(rows.get(2000), Auctions.PERSON).getField(6))
                .isEqualTo(rows.get(2000).getField(4));
    }

    @Test
    void bidsAreHotAsOftenAsTheOptionsSay() {
        List<Row> bids = ofKind(read(source(SCHEMA, "events.num", "100000"), 1), Auctions.BID);
        // One of a hundred of the others happens to be hot as well.
        assertThat(share(bids, 0, 0)).isBetween(0.49, 0.53);
        assertThat(share(bids, 1, 1)).isBetween(0.74, 0.78);
        double average = bids.stream()
                .mapToInt(bid -> 32 + ((String) Objects.requireNonNull(bid.getField(6))).length())
                .average()
                .orElseThrow();
        assertThat(average).isBetween(97.0, 103.0);
        long cheap = bids.stream()
                .filter(bid -> (Long) Objects.requireNonNull(bid.getField(2)) < 100_000)
                .count();
        // Prices are spread evenly over six orders of magnitude, from 100 on.
        assertThat((double) cheap / bids.size()).isBetween(0.49, 0.51);
    }

    private static double share(List<Row> rows, int field, long remainder) {
        long hot = rows.stream()
                .filter(row -> (Long) Objects.requireNonNull(row.getField(field)) % 100 == remainder)
                .count();
        return (double) hot / rows.size();
    }

    @Test
    void aReaderGoesOnWhereItsSplitsSay() {
        Source source = source(SCHEMA, "events.num", "7000");
        List<Row> rows = new ArrayList<>();
        SourceReader first = source.reader(new TestingContext("nexmark", 0, 1));
        first.add(new NexmarkSource.Share(0, 1, 0));
        first.poll(new SourceReader.SourceOutput() {
            @Override
            public void emit(Source.Split split, Batch batch) {
                rows.addAll(batch.toRows());
            }

            @Override
            public void splitFinished(Source.Split split) {}
        });
        Source.SplitCodec codec = source.splitCodec().orElseThrow();
        SourceReader second = source.reader(new TestingContext("nexmark", 0, 1));
        first.unread().forEach(split -> second.add(codec.decode(codec.encode(split))));
        drain(second, rows);
        assertThat(rows).isEqualTo(read(source, 1));
    }

    @Test
    void theEventsEndWhereTheyShallStop() {
        assertThat(read(source(SCHEMA, "events.num", "5000", "stop-at", "2100"), 2))
                .hasSize(2100);
        assertThat(read(source(SCHEMA, "stop-at", "2100"), 1)).hasSize(2100);
        assertThat(read(source(SCHEMA, "events.num", "50", "stop-at", "2100"), 1))
                .hasSize(50);
        assertThat(source(SCHEMA, "stop-at", "2100").isBounded()).isTrue();
        assertThatThrownBy(() -> source(SCHEMA, "stop-at", "-2")).hasMessageContaining("stop-at");
    }

    @Test
    void aTableThatIsKeptAliveStaysWhenItHasNoMoreEvents() {
        Source source = source(SCHEMA, "events.num", "2100", "keep-alive", "true");
        assertThat(source.isBounded()).isFalse();
        List<Row> rows = new ArrayList<>();
        SourceReader reader = source.reader(new TestingContext("nexmark", 0, 1));
        reader.add(new NexmarkSource.Share(0, 1, 0));
        assertThat(drain(reader, rows)).isEqualTo(SourceReader.Status.DRY);
        assertThat(rows).hasSize(2100);
        assertThat(reader.unread()).containsExactly(new NexmarkSource.Share(0, 1, 2));
    }

    @Test
    void eventsWaitForTheirTimeIfTheyShallNotComeAtFullSpeed() {
        Source source = source(SCHEMA, "events.num", "4000", "max-emit-speed", "false", "rate.shape", "sine");
        List<Row> rows = new ArrayList<>();
        SourceReader reader = source.reader(new TestingContext("nexmark", 0, 1));
        reader.add(new NexmarkSource.Share(0, 1, 0));
        assertThat(drain(reader, rows)).isEqualTo(SourceReader.Status.DRY);
        assertThat(rows).hasSize(NexmarkSource.BLOCK);
    }

    @Test
    void errorsNameTheColumn() {
        assertThatThrownBy(() -> source(Schema.of("even_type", DataTypes.INT)))
                .hasMessageContainingAll("WEIR-NEXMARK-0001", "even_type", "did you mean 'event_type'?");
        assertThatThrownBy(() -> source(Schema.of("event_type", DataTypes.STRING)))
                .hasMessageContainingAll("WEIR-NEXMARK-0002", "event_type", "INT", "STRING");
        DataType bid = new DataType.RowOf(Arrays.asList(new Field("prise", DataTypes.BIGINT)), true);
        assertThatThrownBy(() -> source(new Schema(List.of(new Field("bid", bid)))))
                .hasMessageContainingAll("WEIR-NEXMARK-0001", "bid.prise", "did you mean 'price'?");
    }

    /** Texts up to 4,096 bytes are parts of one pool; longer ones are put together from several. */
    @Test
    void textsMayBeLongerThanWhatTheyAreCutFrom() {
        Schema schema = new Schema(List.of(new Field(
                "bid", new DataType.RowOf(List.of(new Field("extra", DataTypes.STRING)), true))));
        for (int size : List.of(4_000, 20_000)) {
            List<Row> rows = read(source(schema, "events.num", "200", "bid.avg-size", Integer.toString(size)), 1);
            List<String> extras = rows.stream()
                    .map(row -> (Row) row.getField(0))
                    .filter(Objects::nonNull)
                    .map(bid -> (String) Objects.requireNonNull(bid.getField(0)))
                    .toList();
            assertThat(extras).hasSize(184).allMatch(extra -> extra.matches("[a-z]+"));
            assertThat(extras.stream().mapToInt(String::length).average().orElseThrow())
                    .isBetween(size * 0.9, size * 1.1);
            assertThat(extras).doesNotHaveDuplicates();
        }
    }

    @Test
    void fieldsThatNobodyReadsAreNotMade() {
        Source whole = source(SCHEMA, "events.num", "500");
        List<Row> all = read(whole, 1);
        List<Row> some = read(
                ((NexmarkSource) whole).project(3, EVENT_TYPE).readingFields(Map.of(0, Set.of("price", "url"))), 1);
        for (int i = 0; i < all.size(); i++) {
            Row bid = (Row) all.get(i).getField(3);
            Row expected = bid == null ? null : Row.of(null, null, bid.getField(2), null, bid.getField(4), null, null);
            assertThat(some.get(i)).isEqualTo(Row.of(expected, all.get(i).getField(EVENT_TYPE)));
        }
    }
}
