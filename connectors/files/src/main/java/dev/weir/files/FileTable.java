package dev.weir.files;

import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.TableDefinition;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of files: which of its columns stand in the files, in the folders' names, or are about the files.
 *
 * @param definition as the planner sees it
 * @param path as the user means it
 * @param inFiles the columns that the format reads and writes
 */
record FileTable(TableDefinition definition, Path path, Schema inFiles) {
    static FileTable of(TableDefinition definition) {
        Schema schema = definition.schema();
        int physical = schema.size() - definition.metadataKeys().size();
        for (String key : definition.partitionKeys()) {
            if (schema.indexOf(key) < 0) {
                throw WeirException.of(
                        FilesError.INVALID_PARTITION, "PARTITIONED BY names '%s', which is no column", key);
            }
        }
        List<Field> inFiles = schema.fields().subList(0, physical).stream()
                .filter(field -> !definition.partitionKeys().contains(field.name()))
                .toList();
        return new FileTable(
                definition,
                FilePaths.resolve(definition.options().get(FileOptions.PATH), definition.directory()),
                new Schema(inFiles));
    }

    FormatTable formatTable() {
        return new FormatTable(definition.name(), inFiles, definition.options(), definition.zone());
    }

    /** Where a column of the table comes from. */
    Origin origin(int column) {
        Schema schema = definition.schema();
        int physical = schema.size() - definition.metadataKeys().size();
        if (column >= physical) {
            return new Origin.Metadata(definition.metadataKeys().get(column - physical));
        }
        String name = schema.name(column);
        return definition.partitionKeys().contains(name)
                ? new Origin.Partition(name)
                : new Origin.InFile(inFiles.indexOf(name));
    }

    /** Where the values of a column come from. */
    sealed interface Origin {
        record InFile(int index) implements Origin {}

        record Partition(String key) implements Origin {}

        record Metadata(String key) implements Origin {}
    }
}
