package dev.weir.print;

import dev.weir.base.Option;
import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Optional;

/** {@code 'connector'='blackhole'}: takes everything and keeps nothing, for measuring. */
public final class BlackholeConnector implements ConnectorFactory {
    @Override
    public String identifier() {
        return "blackhole";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ConnectOptions.SINK_PARALLELISM);
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.empty();
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.of(new BlackholeSink(table.name()));
    }

    @Override
    public boolean acceptsChanges(TableDefinition table) {
        return true;
    }

    record BlackholeSink(String table) implements Sink {
        @Override
        public String describe() {
            return "Blackhole(" + table + ")";
        }

        @Override
        public Writer writer(OperatorContext context) {
            return new Writer() {
                @Override
                public void write(Batch batch) {
                    // The runtime counts rows; nothing else is wanted of them.
                }
            };
        }
    }
}
