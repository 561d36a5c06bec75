package dev.weir.sql;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.JobGraph.Epochs;
import dev.weir.dataflow.checkpoint.RecoveryOptions;
import dev.weir.dataflow.connect.CollectSink;
import dev.weir.operators.EvaluationSettings;
import dev.weir.operators.SortKey;
import dev.weir.sql.SessionOptions.NotNullEnforcer;
import dev.weir.sql.SessionOptions.RuntimeMode;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.front.SqlFrontEnd;
import dev.weir.sql.logical.CatalogScans;
import dev.weir.sql.logical.LogicalPasses;
import dev.weir.sql.logical.PlanConverter;
import dev.weir.sql.logical.SinkConverter;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.Exchange;
import dev.weir.sql.plan.Explanation;
import dev.weir.sql.plan.PhysicalPasses;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.PlanSettings;
import dev.weir.sql.plan.ResultSink;
import dev.weir.sql.plan.SortLimit;
import dev.weir.sql.plan.TraitInference;
import dev.weir.sql.syntax.Statement;
import dev.weir.sql.translate.JobSettings;
import dev.weir.sql.translate.JobTranslator;
import dev.weir.sql.validate.ConvertedInsert;
import dev.weir.sql.validate.JoinPlaces;
import dev.weir.sql.validate.RankPlaces;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** From the statements of one job to its plan and its graph: all of them share their scans. One instance a job. */
final class JobPlanner {
    private final SessionSettings settings;
    private final Configuration options;
    private final SqlFrontEnd frontEnd;
    private final StatementText statement;
    private final PlanSettings planSettings;
    private final ZoneId zone;
    private final CatalogScans scans;

    JobPlanner(SessionSettings settings, Configuration options, SqlFrontEnd frontEnd, StatementText statement) {
        this.settings = settings;
        this.options = options;
        this.frontEnd = frontEnd;
        this.statement = statement;
        boolean batch = options.get(SessionOptions.RUNTIME_MODE) == RuntimeMode.BATCH;
        this.planSettings = new PlanSettings(batch, SessionOptions.parallelism(options));
        this.zone = options.get(SessionOptions.ZONE);
        this.scans =
                new CatalogScans(zone, settings.directory(), !batch, options.get(SessionOptions.SOURCE_IDLE_TIMEOUT));
    }

    /** The plan of what is left of a statement when EXPLAIN is taken away, after all passes. */
    List<PlanNode> plan(Statement wanted) {
        return switch (wanted) {
            case Statement.Query query -> planQuery(query);
            case Statement.Insert insert -> planInserts(List.of(insert));
            case Statement.StatementSet set -> planInserts(set.inserts());
            default ->
                throw WeirException.of(SqlError.UNSUPPORTED, "only queries, INSERT and statement sets have a plan")
                        .at(statement.position(wanted.position()));
        };
    }

    /** A query that ends in a {@link ResultSink}. */
    List<PlanNode> planQuery(Statement.Query query) {
        RelRoot root = frontEnd.query(statement, query.query()).root();
        PlanNode plan = converted(root.rel, query.query());
        List<Integer> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (var field : root.fields) {
            columns.add(field.getKey());
            fields.add(new Field(field.getValue(), plan.schema().type(field.getKey())));
        }
        int shown = columns.size();
        for (SortKey key : ordering(plan)) {
            if (!columns.contains(key.column())) {
                columns.add(key.column());
                fields.add(plan.schema().fields().get(key.column()));
            }
        }
        int[] places = columns.stream().mapToInt(Integer::intValue).toArray();
        Calc visible = new Calc(plan, null, Calc.columns(plan, places).projections(), new Schema(fields));
        return passes(List.of(new ResultSink(visible, shown)));
    }

    /** Several INSERTs as one job. */
    List<PlanNode> planInserts(List<Statement.Insert> inserts) {
        List<PlanNode> sinks = new ArrayList<>();
        for (Statement.Insert insert : inserts) {
            try {
                sinks.add(sink(frontEnd.insert(statement, insert), insert.source(), sinks.size()));
            } catch (WeirException e) {
                throw e.atIfAbsent(statement.position(insert.position()));
            }
        }
        return passes(sinks);
    }

    /** The INSERT that fills the table of CREATE TABLE AS. */
    List<PlanNode> planInsert(ConvertedInsert insert, SqlNode query) {
        return passes(List.of(sink(insert, query, 0)));
    }

    private List<PlanNode> passes(List<PlanNode> sinks) {
        return PhysicalPasses.run(sinks, planSettings);
    }

    private PlanNode converted(RelNode root, SqlNode query) {
        PlanNode plan;
        try {
            plan = new PlanConverter(scans, planSettings).convert(LogicalPasses.run(root));
        } catch (WeirException e) {
            throw RankPlaces.located(JoinPlaces.located(e, query, statement), query, statement);
        }
        if (planSettings.batch() && !new TraitInference(1).of(plan).bounded()) {
            throw WeirException.of(SqlError.UNSUPPORTED, "batch mode needs inputs that end, and one of them never does")
                    .hint("SET 'execution.runtime-mode' = 'streaming'");
        }
        return plan;
    }

    private PlanNode sink(ConvertedInsert insert, SqlNode query, int number) {
        if (insert.overwrite()) {
            throw WeirException.of(SqlError.UNSUPPORTED, "INSERT OVERWRITE is not supported yet");
        }
        boolean dropNulls = options.get(SessionOptions.NOT_NULL_ENFORCER) == NotNullEnforcer.DROP;
        return new SinkConverter(zone, settings.directory(), dropNulls)
                .convert(insert.target(), converted(insert.query(), query), number);
    }

    /** The lines of EXPLAIN. */
    List<String> explain(List<PlanNode> sinks) {
        return Explanation.of(sinks, planSettings);
    }

    /** What the user should know of the plan. */
    List<String> warnings(List<PlanNode> sinks) {
        return planSettings.batch() ? List.of() : Explanation.warnings(sinks, planSettings);
    }

    /** Whether the rows of all sinks come to an end. */
    boolean isBounded(List<PlanNode> sinks) {
        TraitInference traits = new TraitInference(1);
        return sinks.stream().allMatch(sink -> traits.of(sink).bounded());
    }

    /** What is known of a query's rows. */
    QueryResult.Shape shape(List<PlanNode> sinks) {
        ResultSink root = (ResultSink) sinks.getFirst();
        var traits = new TraitInference(1).of(root);
        List<Integer> key = traits.keys().stream()
                .filter(columns -> columns.stream().allMatch(column -> column < root.shown()))
                .findFirst()
                .map(List::copyOf)
                .orElse(null);
        return new QueryResult.Shape(
                traits.appendOnly(),
                traits.bounded(),
                firstRows(root),
                key,
                ordering(root),
                new Schema(root.schema().fields().subList(0, root.shown())),
                options.get(SessionOptions.MAX_TABLE_ROWS),
                warnings(sinks));
    }

    /** How many rows there can be, where any will do: then a query is over when it has them. */
    private static long firstRows(PlanNode node) {
        return switch (node) {
            case SortLimit sort when sort.keys().isEmpty() && sort.offset() == 0 -> sort.limit();
            case Calc calc when calc.filter() == null -> firstRows(calc.input());
            case Exchange exchange -> firstRows(exchange.input());
            case ResultSink sink -> firstRows(sink.input());
            default -> Long.MAX_VALUE;
        };
    }

    /** The order of the rows, as far as the columns that it follows are still there. */
    private static List<SortKey> ordering(PlanNode node) {
        return switch (node) {
            case SortLimit sort -> sort.keys();
            case Calc calc -> {
                List<SortKey> keys = new ArrayList<>();
                for (SortKey key : ordering(calc.input())) {
                    int place = calc.placeOf(key.column());
                    if (place < 0) {
                        break;
                    }
                    keys.add(new SortKey(place, key.ascending(), key.nullsFirst()));
                }
                yield keys;
            }
            case ResultSink sink -> ordering(sink.input());
            default -> List.of();
        };
    }

    /**
     * The graph of a plan. A query makes no checkpoints and is not restarted, as nobody can take back what it has
     * shown.
     *
     * @param name what the job is called
     * @param results who takes the rows of a query; null for INSERTs
     */
    JobGraph graph(List<PlanNode> sinks, String name, CollectSink.@Nullable Listener results) {
        var current = frontEnd.catalogs().current();
        EvaluationSettings evaluation = new EvaluationSettings(
                zone,
                !planSettings.batch(),
                settings.clock().millis(),
                current.catalog(),
                current.database(),
                options.get(SessionOptions.JOB_PARAMETERS));
        Epochs epochs = planSettings.batch()
                ? Epochs.NONE
                : new Epochs(true, options.get(SessionOptions.EPOCH_INTERVAL).toMillis());
        JobSettings job = new JobSettings(
                name,
                planSettings,
                evaluation,
                epochs,
                options.get(SessionOptions.MAX_PARALLELISM),
                settings.seed(),
                settings.clock(),
                results == null ? options : RecoveryOptions.none(options));
        return JobTranslator.translate(sinks, job, results);
    }
}
