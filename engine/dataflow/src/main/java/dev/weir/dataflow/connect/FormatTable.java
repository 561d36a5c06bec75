package dev.weir.dataflow.connect;

import dev.weir.base.Configuration;
import dev.weir.data.Schema;
import java.time.ZoneId;

/**
 * A table as its format sees it.
 *
 * @param name the table's name, for messages
 * @param schema the columns that stand in the records: no metadata, no columns that follow from a folder's name
 * @param options the table's options
 * @param zone the session's time zone
 */
public record FormatTable(String name, Schema schema, Configuration options, ZoneId zone) {}
