package dev.weir.dataflow.connect;

import dev.weir.base.Configuration;
import dev.weir.data.Schema;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * A table as its connector sees it.
 *
 * @param name the table's name, for messages
 * @param schema the physical columns, then the metadata columns that the query reads, under their metadata keys
 * @param metadataKeys the keys of the metadata columns at the end of the schema
 * @param partitionKeys names of the columns of PARTITIONED BY
 * @param primaryKey names of the columns of the primary key; empty when there is none
 * @param options what stands in WITH, less {@code connector}
 * @param zone the session's time zone
 * @param directory against which relative paths are resolved
 */
public record TableDefinition(
        String name,
        Schema schema,
        List<String> metadataKeys,
        List<String> partitionKeys,
        List<String> primaryKey,
        Configuration options,
        ZoneId zone,
        Path directory) {
    public TableDefinition {
        metadataKeys = List.copyOf(metadataKeys);
        partitionKeys = List.copyOf(partitionKeys);
        primaryKey = List.copyOf(primaryKey);
    }
}
