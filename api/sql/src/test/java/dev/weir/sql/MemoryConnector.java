package dev.weir.sql;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.CollectingSink;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tables in memory: {@code 'connector' = 'memory', 'id' = '...'}. Rows are put in, and results taken out, under the id.
 * With {@code 'bounded' = 'false'} a table can only be planned with.
 */
public final class MemoryConnector implements ConnectorFactory {
    private static final Option<String> ID = Option.of("id", OptionType.STRING, "none", "Where rows are.");
    private static final Option<Boolean> BOUNDED = Option.of("bounded", OptionType.BOOLEAN, true, "Has an end.");
    private static final Map<String, List<Row>> ROWS = new ConcurrentHashMap<>();
    private static final Map<String, CollectingSink> SINKS = new ConcurrentHashMap<>();

    /** Fills a table. */
    static void put(String id, List<Row> rows) {
        ROWS.put(id, List.copyOf(rows));
    }

    /** What was written under an id, as a sum of changes. */
    static Map<Row, Integer> written(String id) {
        return SINKS.get(id).net();
    }

    @Override
    public String identifier() {
        return "memory";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ID, BOUNDED);
    }

    @Override
    public boolean acceptsChanges(TableDefinition table) {
        return true;
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        if (!table.options().get(BOUNDED)) {
            return Optional.of(new Endless(table.schema()));
        }
        List<Row> rows = ROWS.getOrDefault(table.options().get(ID), List.of());
        List<List<Batch>> splits = new ArrayList<>();
        int half = (rows.size() + 1) / 2;
        splits.add(List.of(Batch.ofRows(table.schema(), rows.subList(0, half))));
        splits.add(List.of(Batch.ofRows(table.schema(), rows.subList(half, rows.size()))));
        return Optional.of(ListSource.of(table.schema(), splits));
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.of(SINKS.compute(table.options().get(ID), (id, old) -> new CollectingSink()));
    }

    /** For plans only. */
    private record Endless(Schema schema) implements Source.Projectable {
        @Override
        public String describe() {
            return "Endless";
        }

        @Override
        public boolean isBounded() {
            return false;
        }

        @Override
        public Enumerator enumerator(int parallelism) {
            throw new UnsupportedOperationException("never runs");
        }

        @Override
        public SourceReader reader(OperatorContext context) {
            throw new UnsupportedOperationException("never runs");
        }

        @Override
        public Source project(int... columns) {
            return new Endless(schema.project(columns));
        }
    }
}
