package dev.weir.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** One {@code 'key' = 'value'} of a WITH, SET or OPTIONS clause, and where its key and its value stand. */
public record OptionEntry(String key, String value, SqlParserPos keyPosition, SqlParserPos valuePosition) {}
