package dev.weir.sql;

import dev.weir.base.Option;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.CollectingSink;
import java.util.List;
import java.util.Optional;

/** A sink that takes new rows only: {@code 'connector' = 'append-only'}. */
public final class AppendOnlyConnector implements ConnectorFactory {
    @Override
    public String identifier() {
        return "append-only";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.empty();
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.of(new CollectingSink());
    }
}
