package dev.weir.sql.validate;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogPath;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementParser;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.Alter;
import dev.weir.sql.syntax.Create;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.hint.HintPredicates;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.Table;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * Validates what one statement says and converts it to relational algebra. Neither folds constants nor optimises;
 * sub-queries stay expressions. Nodes that are passed in are not changed. One thread.
 */
public final class QueryConverter {
    /** Metadata by proxies: Calcite's usual way compiles Java at the first query, which takes a second. */
    private static final ProxyingMetadataHandlerProvider METADATA =
            new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);

    private static final String COLUMNS = "$columns";

    private static final SqlToRelConverter.Config CONFIG = SqlToRelConverter.config()
            .withTrimUnusedFields(false)
            .withExpand(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            .withHintStrategyTable(hints())
            .withAddJsonTypeOperatorEnabled(false)
            .withRelBuilderConfigTransform(config -> config.withSimplify(false)
                    .withSimplifyLimit(false)
                    .withSimplifyValues(false)
                    .withPushJoinCondition(false)
                    .withPruneInputOfAggregate(false));

    private final Catalogs catalogs;
    private final CatalogPath path;
    private final StatementText statement;
    private final Set<ObjectName> openViews;

    /** For a statement whose names are looked up in the current catalog and database. */
    public QueryConverter(Catalogs catalogs, StatementText statement) {
        this(catalogs, catalogs.current(), statement, Set.of());
    }

    private QueryConverter(Catalogs catalogs, CatalogPath path, StatementText statement, Set<ObjectName> openViews) {
        this.catalogs = catalogs;
        this.path = path;
        this.statement = statement;
        this.openViews = openViews;
    }

    /** The query as algebra. Fails with a coded error that names the place. */
    public ConvertedQuery convert(SqlNode query) {
        return convert(query, newCluster());
    }

    private ConvertedQuery convert(SqlNode query, RelOptCluster cluster) {
        try {
            TypeLimits.check(query, statement);
            StateTables states = new StateTables(statement, catalogs);
            SqlNode plain = states.replace(query);
            LaterConstructs.reject(plain, statement);
            CatalogReader reader = reader(states.tables());
            DialectValidator validator = new DialectValidator(statement, operators(), reader);
            SqlNode validated = validator.validate(SessionKeys.asArguments(NodeCopy.of(plain), statement));
            RelRoot root = converter(validator, reader, cluster).convertQuery(validated, false, true);
            return new ConvertedQuery(root, RelTypes.toSchema(root.validatedRowType));
        } catch (RuntimeException e) {
            throw ValidationErrors.translate(e, statement, catalogs, ColumnNames.near(query, catalogs));
        }
    }

    /**
     * Expressions over columns. Sub-queries are not allowed.
     *
     * @return the expressions over the columns, by index
     */
    public List<RexNode> convertExpressions(List<SqlNode> expressions, Schema columns) {
        RelDataType rowType = RelTypes.toRel(columns);
        try {
            expressions.forEach(expression -> {
                TypeLimits.check(expression, statement);
                LaterConstructs.reject(expression, statement);
            });
            CatalogReader reader = reader(Map.of(COLUMNS, new ColumnsTable(rowType)));
            DialectValidator validator = new DialectValidator(statement, operators(), reader);
            SqlParserPos position = expressions.getFirst().getParserPosition();
            List<SqlNode> copies = expressions.stream().map(NodeCopy::of).toList();
            SqlNode from = new SqlIdentifier(COLUMNS, position);
            SqlSelect select = new SqlSelect(
                    position,
                    null,
                    new SqlNodeList(copies, position),
                    from,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            SqlNode validated = validator.validate(select);
            RelNode rel = converter(validator, reader, newCluster()).convertQuery(validated, false, true).rel;
            List<RexNode> converted = rel instanceof Project project ? project.getProjects() : references(rel);
            RexBuilder builder = rel.getCluster().getRexBuilder();
            return converted.stream().map(each -> ofColumnType(builder, each)).toList();
        } catch (RuntimeException e) {
            throw ValidationErrors.translate(e, statement, catalogs, columns.names());
        }
    }

    /** With the type that a column of that type has: Calcite makes some ROWs like rows of tables. */
    private static RexNode ofColumnType(RexBuilder builder, RexNode expression) {
        RelDataType type = RelTypes.toRel(RelTypes.toData(expression.getType()));
        boolean isNested =
                expression.getType().isStruct() || expression.getType().getComponentType() != null;
        return isNested && !type.equals(expression.getType())
                ? builder.makeAbstractCast(type, expression, false)
                : expression;
    }

    private static List<RexNode> references(RelNode rel) {
        RexBuilder builder = rel.getCluster().getRexBuilder();
        List<RexNode> references = new ArrayList<>();
        for (int i = 0; i < rel.getRowType().getFieldCount(); i++) {
            references.add(builder.makeInputRef(rel, i));
        }
        return references;
    }

    /** The type that DDL names. */
    public DataType type(SqlDataTypeSpec spec) {
        try {
            TypeLimits.check(spec, statement);
            CatalogReader reader = reader(Map.of());
            DialectValidator validator = new DialectValidator(statement, operators(), reader);
            return RelTypes.toData(spec.deriveType(validator, true));
        } catch (IllegalArgumentException e) {
            throw WeirException.of(SqlError.INVALID_TYPE, "%s", e.getMessage())
                    .at(statement.position(spec.getParserPosition()))
                    .causedBy(e);
        } catch (WeirException e) {
            throw e.atIfAbsent(statement.position(spec.getParserPosition()));
        } catch (RuntimeException e) {
            throw ValidationErrors.translate(e, statement, catalogs, List.of());
        }
    }

    /** A cluster that makes expressions and nodes of the dialect's types. */
    public static RelOptCluster newCluster() {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build());
        // Constants are computed by the engine's kernels: Calcite would compile Java for it, and print values
        // otherwise.
        planner.setExecutor((builder, constants, reduced) -> reduced.addAll(constants));
        RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(DialectTypeFactory.INSTANCE));
        cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(METADATA));
        return cluster;
    }

    private SessionOperators operators() {
        return new SessionOperators(catalogs, path, statement);
    }

    private CatalogReader reader(Map<String, Table> extra) {
        return new CatalogReader(CatalogSchema.root(catalogs, this::readView, extra), path);
    }

    private SqlToRelConverter converter(DialectValidator validator, CatalogReader reader, RelOptCluster cluster) {
        return new SqlToRelConverter(
                (rowType, query, schemaPath, viewPath) -> {
                    throw new UnsupportedOperationException("views expand themselves");
                },
                validator,
                reader,
                cluster,
                DialectConvertlets.INSTANCE,
                CONFIG);
    }

    private RelNode readView(CatalogView view, RelOptCluster cluster) {
        if (openViews.contains(view.name())) {
            throw WeirException.of(SqlError.INVALID_DEFINITION, "view %s reads itself", view.name())
                    .at(view.definition().position());
        }
        Set<ObjectName> open = new java.util.HashSet<>(openViews);
        open.add(view.name());
        SqlNode query = switch (StatementParser.parse(view.definition())) {
            case Create.View create -> create.query();
            case Alter.RedefineView alter -> alter.query();
            default -> throw new IllegalStateException("view " + view.name() + " is not defined by a view");
        };
        QueryConverter inner = new QueryConverter(catalogs, view.path(), view.definition(), open);
        return inner.convert(query, cluster).root().project();
    }

    private static HintStrategyTable hints() {
        return HintStrategyTable.builder()
                .hintStrategy("OPTIONS", HintPredicates.TABLE_SCAN)
                .hintStrategy("LOOKUP", HintPredicates.or(HintPredicates.JOIN, HintPredicates.CORRELATE))
                .hintStrategy("STATE_TTL", HintPredicates.or(HintPredicates.JOIN, HintPredicates.AGGREGATE))
                .hintStrategy("BROADCAST", HintPredicates.JOIN)
                .hintStrategy("SHUFFLE_HASH", HintPredicates.JOIN)
                .hintStrategy("SHUFFLE_MERGE", HintPredicates.JOIN)
                .hintStrategy("NEST_LOOP", HintPredicates.JOIN)
                .hintStrategy("MULTI_JOIN", HintPredicates.JOIN)
                .build();
    }
}
