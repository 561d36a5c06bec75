package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.expressions.Expression;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.connectors.TableConnector;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.Expressions;
import dev.weir.sql.plan.LastRow;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.TableScan;
import dev.weir.sql.plan.Watermark;
import dev.weir.sql.validate.DialectTypeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rex.RexBuilder;
import org.jspecify.annotations.Nullable;

/** Reads the catalog's tables through their connectors: every use of a table in a job is the same scan. One a job. */
public final class CatalogScans implements TableScans {
    private final ZoneId zone;
    private final Path directory;
    private final boolean eventTime;
    private final Duration idleTimeout;
    private final RexBuilder builder = new RexBuilder(DialectTypeFactory.INSTANCE);
    private final Map<String, PlanNode> scans = new HashMap<>();

    /**
     * @param zone the session's
     * @param directory against which relative paths are resolved
     * @param eventTime whether watermarks are wanted: not where only final results are
     * @param idleTimeout of tables that do not say their own; zero for never
     */
    public CatalogScans(ZoneId zone, Path directory, boolean eventTime, Duration idleTimeout) {
        this.zone = zone;
        this.directory = directory;
        this.eventTime = eventTime;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public PlanNode scan(RelOptTable table, List<RelHint> hints) {
        CatalogTable known = table.unwrap(CatalogTable.class);
        if (known == null) {
            throw new IllegalStateException("table " + table.getQualifiedName() + " is not of the catalog");
        }
        Map<String, String> options = new TreeMap<>();
        for (RelHint hint : hints) {
            if (hint.hintName.equalsIgnoreCase("OPTIONS")) {
                options.putAll(hint.kvOptions);
            }
        }
        String name = options.isEmpty() ? known.name().toString() : known.name() + " " + options;
        return scans.computeIfAbsent(name, key -> scan(key, known, options));
    }

    private PlanNode scan(String name, CatalogTable table, Map<String, String> hints) {
        TableConnector connector = TableConnector.of(table, hints);
        TableDefinition definition = connector.forReading(zone, directory);
        Source source = connector
                .connector()
                .source(definition)
                .orElseThrow(() -> WeirException.of(
                        SqlError.INVALID_QUERY,
                        "table %s cannot be read: connector '%s' only writes",
                        table.name(),
                        connector.connector().identifier()));
        int parallelism =
                connector.options().find(ConnectOptions.SCAN_PARALLELISM).orElse(0);
        boolean appendOnly = !connector.connector().yieldsChanges(definition);
        TableScan bare = new TableScan(name, source, appendOnly, table.primaryKeyColumns(), null, parallelism, "");
        Schema scanSchema = table.scanSchema();
        PlanNode declared = PlanConverter.casted(bare, scanSchema);
        Watermark watermark = watermark(table, scanSchema, declared, connector);
        PlanNode rows = declared;
        if (watermark != null) {
            TableScan scan =
                    new TableScan(name, source, appendOnly, table.primaryKeyColumns(), watermark, parallelism, "");
            rows = declared == bare ? scan : declared.withInputs(List.of(scan));
        }
        return connector.connector().yieldsUpserts() ? lastRows(rows, table) : rows;
    }

    private static PlanNode lastRows(PlanNode upserts, CatalogTable table) {
        List<Integer> key = table.primaryKeyColumns().stream()
                .map(upserts.schema()::indexOf)
                .toList();
        return new LastRow(upserts, key);
    }

    private @Nullable Watermark watermark(
            CatalogTable table, Schema scanSchema, PlanNode declared, TableConnector connector) {
        CatalogTable.Watermark definition = table.watermark();
        if (definition == null || !eventTime) {
            return null;
        }
        RexTranslator translator = new RexTranslator(builder, scanSchema);
        Duration idle = connector.options().find(TableConnector.IDLE_TIMEOUT).orElse(idleTimeout);
        return new Watermark(
                definition.column(),
                overScan(translator.translate(definition.columnValue()), declared),
                overScan(translator.translate(definition.expression()), declared),
                idle.isZero() ? Optional.empty() : Optional.of(idle));
    }

    private static Expression overScan(Expression expression, PlanNode declared) {
        return declared instanceof Calc calc
                ? Expressions.substitute(
                        expression, column -> calc.projections().get(column.index()))
                : expression;
    }
}
