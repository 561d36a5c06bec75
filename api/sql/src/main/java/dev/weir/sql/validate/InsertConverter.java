package dev.weir.sql.validate;

import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogObject;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.OptionEntry;
import dev.weir.sql.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Fits the query of an INSERT to its target: which column goes where, constants for partitions, conversions. */
public final class InsertConverter {
    private final Catalogs catalogs;
    private final StatementText statement;
    private final Statement.Insert insert;

    public InsertConverter(Catalogs catalogs, StatementText statement, Statement.Insert insert) {
        this.catalogs = catalogs;
        this.statement = statement;
        this.insert = insert;
    }

    /** The valid INSERT. Fails with a coded error that names the place. */
    public ConvertedInsert convert() {
        CatalogTable target = target();
        ConvertedQuery query = new QueryConverter(catalogs, statement).convert(insert.source());
        RelNode rel = query.root().project();
        List<RexNode> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map<String, SqlNode> constants = constants(target);
        Map<String, Integer> sources = sources(target, query.schema());
        for (TableColumn column : target.sinkColumns()) {
            Integer index = sources.get(column.name());
            SqlNode constant = constants.get(column.name());
            values.add(
                    index != null
                            ? fromQuery(rel, index, column)
                            : constant != null ? constant(rel, constant, column) : missing(rel, column));
            names.add(column.name());
        }
        RelNode fitted = LogicalProject.create(rel, List.of(), values, names, java.util.Set.of());
        return new ConvertedInsert(
                target, fitted, RelTypes.toSchema(fitted.getRowType()), insert.overwrite(), insert.onConflict());
    }

    private CatalogTable target() {
        ObjectName name = catalogs.resolve(insert.target().names);
        CatalogObject object = catalogs.find(name);
        return switch (object) {
            case CatalogTable table -> withHints(table);
            case CatalogView view ->
                throw error(
                        insert.target().getParserPosition(), "INSERT takes a table; '%s' is a view", insert.target());
            case null ->
                throw catalogs.unknownObject(name)
                        .at(statement.position(insert.target().getParserPosition()));
        };
    }

    private CatalogTable withHints(CatalogTable table) {
        if (insert.hints().isEmpty()) {
            return table;
        }
        Map<String, String> options = new LinkedHashMap<>(table.options().values());
        for (OptionEntry hint : insert.hints()) {
            options.put(hint.key(), hint.value());
        }
        return table.withOptions(new Configuration(options));
    }

    /** For each column of the target that the query fills, the index of the query's column. */
    private Map<String, Integer> sources(CatalogTable target, Schema query) {
        List<String> filled = insert.columns().isEmpty() ? allButConstants(target) : named(target);
        if (filled.size() != query.size()) {
            throw error(
                            insert.source().getParserPosition(),
                            "the query has %d %s, but %s takes %d",
                            query.size(),
                            query.size() == 1 ? "column" : "columns",
                            target.name(),
                            filled.size())
                    .hint("the columns are: " + String.join(", ", filled));
        }
        Map<String, Integer> sources = new HashMap<>();
        for (int i = 0; i < filled.size(); i++) {
            sources.put(filled.get(i), i);
        }
        return sources;
    }

    /** The target's columns in the order of their definition, those of the PARTITION clause left out. */
    private List<String> allButConstants(CatalogTable target) {
        List<String> constants = insert.partition().stream()
                .map(value -> value.column().getSimple())
                .toList();
        List<TableColumn> written = target.sinkColumns();
        return target.columns().stream()
                .filter(written::contains)
                .map(TableColumn::name)
                .filter(name -> !constants.contains(name))
                .toList();
    }

    private List<String> named(CatalogTable target) {
        List<String> names = new ArrayList<>();
        for (SqlIdentifier identifier : insert.columns()) {
            String name = written(target, identifier);
            if (names.contains(name)) {
                throw error(identifier.getParserPosition(), "column '%s' is named twice", name);
            }
            names.add(name);
        }
        return names;
    }

    private Map<String, SqlNode> constants(CatalogTable target) {
        Map<String, SqlNode> constants = new HashMap<>();
        for (Statement.PartitionValue value : insert.partition()) {
            String name = written(target, value.column());
            if (!target.partitionKeys().contains(name)) {
                throw error(value.column().getParserPosition(), "'%s' is no column of PARTITIONED BY", name);
            }
            constants.put(name, value.value());
        }
        return constants;
    }

    /** The name of a column that INSERT can write. */
    private String written(CatalogTable target, SqlIdentifier identifier) {
        String name = identifier.toString();
        List<String> known =
                target.sinkColumns().stream().map(TableColumn::name).toList();
        if (known.contains(name)) {
            return name;
        }
        if (target.column(name) != null) {
            throw error(
                    identifier.getParserPosition(), "column '%s' is computed or virtual and cannot be written", name);
        }
        throw WeirException.of(SqlError.UNKNOWN_COLUMN, "%s has no column '%s'", target.name(), name)
                .hint(NearestName.hint(name, known))
                .at(statement.position(identifier.getParserPosition()));
    }

    private RexNode fromQuery(RelNode rel, int index, TableColumn column) {
        RexBuilder builder = rel.getCluster().getRexBuilder();
        RexNode value = builder.makeInputRef(rel, index);
        DataType from = RelTypes.toData(value.getType());
        if (!ImplicitCasts.allowed(from, column.type())) {
            throw error(
                            itemPosition(index),
                            "column '%s' of %s is of type %s, but the query gives %s",
                            column.name(),
                            insert.target(),
                            column.type().sql(),
                            from.sql())
                    .hint("CAST(… AS " + column.type().name() + ") converts it");
        }
        return cast(builder, value, column.type());
    }

    /** The value converted to the column's type; it stays nullable if it was. */
    private static RexNode cast(RexBuilder builder, RexNode value, DataType to) {
        RelDataType type = RelTypes.toRel(to.withNullable(value.getType().isNullable()));
        return value.getType().equals(type) ? value : builder.makeAbstractCast(type, value, false);
    }

    private RexNode constant(RelNode rel, SqlNode value, TableColumn column) {
        RexBuilder builder = rel.getCluster().getRexBuilder();
        if (!(value instanceof SqlLiteral literal)) {
            throw error(value.getParserPosition(), "the value of a partition column must be a constant");
        }
        if (literal.getValue() == null) {
            return builder.makeNullLiteral(RelTypes.toRel(column.type()));
        }
        List<RexNode> converted =
                new QueryConverter(catalogs, statement).convertExpressions(List.of(value), new Schema(List.of()));
        return cast(builder, converted.getFirst(), column.type());
    }

    private RexNode missing(RelNode rel, TableColumn column) {
        if (!column.type().nullable()) {
            throw error(
                    insert.target().getParserPosition(),
                    "column '%s' of %s is NOT NULL and gets no value",
                    column.name(),
                    insert.target());
        }
        return rel.getCluster().getRexBuilder().makeNullLiteral(RelTypes.toRel(column.type()));
    }

    /** Where the query says what a column holds, if it can be told. */
    private SqlParserPos itemPosition(int index) {
        SqlNode item = item(insert.source(), index);
        return (item == null ? insert.source() : item).getParserPosition();
    }

    private static @Nullable SqlNode item(SqlNode source, int index) {
        if (source instanceof SqlSelect select) {
            boolean starred = select.getSelectList().stream()
                    .anyMatch(node -> node instanceof SqlIdentifier identifier && identifier.isStar());
            return starred || index >= select.getSelectList().size()
                    ? null
                    : select.getSelectList().get(index);
        }
        if (source.getKind() == SqlKind.VALUES && ((SqlCall) source).operand(0) instanceof SqlCall row) {
            return index < row.operandCount() ? row.operand(index) : null;
        }
        return null;
    }

    private WeirException error(SqlParserPos place, String description, Object... arguments) {
        return WeirException.of(SqlError.INVALID_INSERT, description, arguments).at(statement.position(place));
    }
}
