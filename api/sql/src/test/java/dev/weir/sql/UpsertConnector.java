package dev.weir.sql;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code 'connector'='upserts'}: rows in memory, of which the last one of a key counts. */
public final class UpsertConnector implements ConnectorFactory {
    private static final Option<String> ID = Option.of("id", OptionType.STRING, "none", "Where rows are.");
    private static final Map<String, List<List<Row>>> SPLITS = new ConcurrentHashMap<>();

    /** Fills a table; rows of a key are in one split. */
    static void put(String id, List<List<Row>> splits) {
        SPLITS.put(id, splits);
    }

    @Override
    public String identifier() {
        return "upserts";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ID);
    }

    @Override
    public boolean yieldsUpserts() {
        return true;
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        List<List<Batch>> splits = new ArrayList<>();
        for (List<Row> rows : SPLITS.getOrDefault(table.options().get(ID), List.of())) {
            List<Batch> batches = new ArrayList<>();
            for (int from = 0; from < rows.size(); from += 3) {
                batches.add(Batch.ofRows(table.schema(), rows.subList(from, Math.min(from + 3, rows.size()))));
            }
            splits.add(batches);
        }
        return Optional.of(ListSource.of(table.schema(), splits));
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.empty();
    }
}
