package dev.weir.stream.sources;

import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.StreamError;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Finds the source of a table by its connector, with the options that SQL knows: files of any format, generated data
 * and so on.
 *
 * <pre>{@code
 * TableSource.connector("filesystem")
 *         .column("origin", DataTypes.STRING)
 *         .option("path", "flights.parquet")
 *         .option("format", "parquet")
 *         .as(row -> (String) row.getField(0))
 * }</pre>
 */
public final class TableSource {
    private final String connector;
    private final List<Field> columns = new ArrayList<>();
    private Configuration options = Configuration.EMPTY;

    private TableSource(String connector) {
        this.connector = connector;
    }

    /** A table of a connector on the class path. */
    public static TableSource connector(String identifier) {
        return new TableSource(identifier);
    }

    /** Adds a column. */
    public TableSource column(String name, DataType type) {
        columns.add(new Field(name, type));
        return this;
    }

    /** Sets an option. */
    public TableSource option(String key, String value) {
        options = options.with(key, value);
        return this;
    }

    /** The source, with an object made of each row. */
    public <T> RowsSource<T> as(MapFunction<Row, T> mapper) {
        List<ConnectorFactory> factories = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        ConnectorFactory factory = factories.stream()
                .filter(candidate -> candidate.identifier().equals(connector))
                .findFirst()
                .orElseThrow(() -> unknown(
                        factories.stream().map(ConnectorFactory::identifier).toList()));
        TableDefinition table = new TableDefinition(
                connector,
                new Schema(columns),
                List.of(),
                List.of(),
                List.of(),
                options,
                ZoneId.systemDefault(),
                Path.of("").toAbsolutePath());
        Source source = factory.source(table)
                .orElseThrow(() ->
                        WeirException.of(StreamError.INVALID_JOB, "connector '%s' cannot be read from", connector));
        return RowsSource.of(source, mapper);
    }

    private WeirException unknown(List<String> known) {
        return WeirException.of(
                        StreamError.INVALID_JOB,
                        "there is no connector '%s' on the class path; there are %s",
                        connector,
                        known)
                .hint(NearestName.hint(connector, known));
    }
}
