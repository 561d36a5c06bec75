package dev.weir.sql.front;

import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.syntax.Statement;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** How a table of CREATE TABLE AS is filled. */
final class CreatedTable {
    private CreatedTable() {}

    /** The INSERT of the query into the table, column by column. */
    static Statement.Insert filling(CreateTable create, Schema query) {
        SqlNode source = Objects.requireNonNull(create.query());
        List<SqlIdentifier> columns = query.fields().stream()
                .map(Field::name)
                .map(name -> new SqlIdentifier(name, source.getParserPosition()))
                .toList();
        return new Statement.Insert(
                create.position(), create.name(), List.of(), List.of(), columns, source, false, null);
    }
}
