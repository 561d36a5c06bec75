package dev.weir.conformance;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A sink that keeps what a reader of it would have seen after every epoch: the rows that stand then. */
public final class WatchedConnector implements ConnectorFactory {
    private static final Option<String> NAME = Option.required("name", OptionType.STRING, "Where to look it up.");
    private static final Map<String, List<List<Row>>> SEEN = new ConcurrentHashMap<>();

    /** What was shown under a name, epoch by epoch; forgets it. */
    static List<List<Row>> take(String name) {
        List<List<Row>> seen = SEEN.remove(name);
        return seen == null ? List.of() : seen;
    }

    @Override
    public String identifier() {
        return "watched";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(NAME);
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.empty();
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.of(new Watched(table.options().get(NAME)));
    }

    @Override
    public boolean acceptsChanges(TableDefinition table) {
        return true;
    }

    private record Watched(String name) implements Sink {
        @Override
        public String describe() {
            return "Watched(" + name + ")";
        }

        @Override
        public Sink.Writer writer(OperatorContext context) {
            return new WatchedRows(SEEN.computeIfAbsent(name, key -> new ArrayList<>()));
        }
    }

    private static final class WatchedRows implements Sink.Writer {
        private final List<List<Row>> seen;
        private final Map<Row, Integer> standing = new HashMap<>();

        WatchedRows(List<List<Row>> seen) {
            this.seen = seen;
        }

        @Override
        public void write(Batch batch) {
            for (int i = 0; i < batch.size(); i++) {
                Row row = batch.toRow(i).withKind(RowKind.INSERT);
                standing.merge(row, batch.weight(batch.row(i)), Integer::sum);
            }
        }

        @Override
        public void epoch(long epoch) {
            List<Row> rows = new ArrayList<>();
            standing.values().removeIf(weight -> weight == 0);
            standing.forEach((row, weight) -> {
                if (weight < 0) {
                    throw new IllegalStateException("epoch " + epoch + " shows " + row + " " + weight + " times");
                }
                for (int n = 0; n < weight; n++) {
                    rows.add(row);
                }
            });
            seen.add(rows);
        }
    }
}
