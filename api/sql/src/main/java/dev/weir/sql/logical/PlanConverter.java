package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.operators.SortKey;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.MergeCalcs;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.PlanSettings;
import dev.weir.sql.plan.SortLimit;
import dev.weir.sql.plan.TraitInference;
import dev.weir.sql.plan.Traits;
import dev.weir.sql.plan.UnionAll;
import dev.weir.sql.plan.Values;
import dev.weir.sql.validate.RelTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Makes physical nodes of logical ones, bottom up. One instance a statement; one thread. */
public final class PlanConverter {
    private final TableScans scans;
    private final PlanSettings settings;
    private final TraitInference traits;

    /** @param scans how tables are read */
    public PlanConverter(TableScans scans, PlanSettings settings) {
        this.scans = scans;
        this.settings = settings;
        this.traits = new TraitInference(settings.parallelism());
    }

    /** The physical plan of a query after the {@link LogicalPasses}. */
    public PlanNode convert(RelNode node) {
        return switch (node) {
            case TableScan scan -> scans.scan(scan.getTable(), scan.getHints());
            case Project project -> project(project);
            case Filter filter -> filter(filter);
            case Aggregate aggregate -> new AggregateConverter(this, aggregate).convert();
            case TableFunctionScan windows -> new WindowConverter(this, windows).convert();
            case Join join -> new JoinConverter(this, join).convert();
            case Snapshot snapshot -> throw unsupported("FOR SYSTEM_TIME AS OF outside a join");
            case Union union -> union(union);
            case Sort sort -> sort(sort);
            case org.apache.calcite.rel.core.Values values -> values(values);
            default -> throw unsupported("the relational operator " + node.getRelTypeName());
        };
    }

    PlanSettings settings() {
        return settings;
    }

    Traits traits(PlanNode node) {
        return traits.of(node);
    }

    static Schema schema(RelNode node) {
        return RelTypes.toSchema(node.getRowType());
    }

    static RexTranslator expressions(RelNode node, Schema input) {
        return new RexTranslator(node.getCluster().getRexBuilder(), input);
    }

    static WeirException unsupported(String what) {
        return WeirException.of(SqlError.UNSUPPORTED, "%s is not supported yet", what);
    }

    private PlanNode project(Project project) {
        if (project.containsOver()) {
            throw RankConverter.unlimited();
        }
        PlanNode input = convert(project.getInput());
        List<Expression> projections = expressions(project, input.schema()).translate(project.getProjects());
        return MergeCalcs.merge(new Calc(input, null, projections, schema(project)));
    }

    private PlanNode filter(Filter filter) {
        PlanNode ranked = RankConverter.convert(this, filter);
        if (ranked != null) {
            return ranked;
        }
        PlanNode input = convert(filter.getInput());
        Expression condition = expressions(filter, input.schema()).translate(filter.getCondition());
        return filtered(input, condition);
    }

    /** The rows of a node for which a condition holds. */
    static PlanNode filtered(PlanNode input, Expression condition) {
        List<Expression> all = new ArrayList<>();
        for (int i = 0; i < input.schema().size(); i++) {
            all.add(new ColumnReference(i, input.schema().type(i)));
        }
        return MergeCalcs.merge(new Calc(input, condition, all, input.schema()));
    }

    private PlanNode union(Union union) {
        if (!union.all) {
            throw new IllegalStateException("a pass turns UNION into UNION ALL and DISTINCT");
        }
        Schema schema = schema(union);
        List<PlanNode> inputs = union.getInputs().stream()
                .map(input -> casted(convert(input), schema))
                .toList();
        return new UnionAll(inputs, schema);
    }

    /** A node with other column names and types. */
    static PlanNode casted(PlanNode node, Schema wanted) {
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Expression column = new ColumnReference(i, node.schema().type(i));
            boolean same = column.type().sameAs(wanted.type(i));
            columns.add(same ? column : new Call(RexTranslator.function("CAST"), List.of(column), wanted.type(i)));
        }
        return MergeCalcs.merge(new Calc(node, null, columns, wanted));
    }

    private PlanNode sort(Sort sort) {
        PlanNode input = convert(sort.getInput());
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            boolean nullsFirst = key.nullDirection == RelFieldCollation.NullDirection.FIRST
                    || key.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                            && !key.direction.isDescending();
            keys.add(new SortKey(key.getFieldIndex(), !key.direction.isDescending(), nullsFirst));
        }
        long offset = number(sort.offset, 0);
        long limit = number(sort.fetch, Long.MAX_VALUE);
        boolean bounded = traits.of(input).bounded();
        boolean whole = limit == Long.MAX_VALUE;
        if (whole && !bounded && !settings.batch()) {
            throw WeirException.of(
                            SqlError.UNSUPPORTED,
                            "ORDER BY without LIMIT needs an input that ends; this one never does")
                    .hint("add a LIMIT: the first rows are then kept up to date");
        }
        return new SortLimit(input, keys, offset, limit, settings.batch() || whole);
    }

    private static long number(@org.jspecify.annotations.Nullable RexNode node, long otherwise) {
        if (node == null) {
            return otherwise;
        }
        if (node instanceof RexLiteral literal) {
            return java.util.Objects.requireNonNull(literal.getValueAs(Long.class));
        }
        throw unsupported("LIMIT or OFFSET that is no constant");
    }

    private static PlanNode values(org.apache.calcite.rel.core.Values values) {
        Schema schema = schema(values);
        List<Row> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            Object[] fields = new Object[schema.size()];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = RexLiterals.value(tuple.get(i), schema.type(i));
            }
            rows.add(Row.of(fields));
        }
        return new Values(schema, rows);
    }
}
