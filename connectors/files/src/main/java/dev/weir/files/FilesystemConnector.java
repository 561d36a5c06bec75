package dev.weir.files;

import dev.weir.base.Option;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code 'connector'='filesystem'}. */
public final class FilesystemConnector implements ConnectorFactory {
    private static final DataType NOT_NULL_STRING = DataTypes.STRING.withNullable(false);

    @Override
    public String identifier() {
        return "filesystem";
    }

    @Override
    public List<Option<?>> options() {
        return FileOptions.ALL;
    }

    @Override
    public Map<String, DataType> metadata() {
        return Map.of(
                FileMetadata.PATH,
                NOT_NULL_STRING,
                FileMetadata.NAME,
                NOT_NULL_STRING,
                FileMetadata.SIZE,
                DataTypes.BIGINT.withNullable(false),
                FileMetadata.MODIFICATION_TIME,
                DataTypes.timestampLtz(3).withNullable(false));
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.of(FileSource.of(table));
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.of(FileSink.of(table));
    }
}
