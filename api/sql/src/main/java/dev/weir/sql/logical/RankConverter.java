package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.operators.RankRange;
import dev.weir.operators.SortKey;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.MergeCalcs;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.Rank;
import dev.weir.sql.plan.WindowBounds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Top-N and deduplication: a condition on ROW_NUMBER() OVER (PARTITION BY … ORDER BY …). */
final class RankConverter {
    private final PlanConverter planner;
    private final Filter filter;
    private final Project project;
    private final RexBuilder builder;
    private int number = -1;
    private long first = 1;
    private long last = Long.MAX_VALUE;

    private RankConverter(PlanConverter planner, Filter filter, Project project) {
        this.planner = planner;
        this.filter = filter;
        this.project = project;
        builder = filter.getCluster().getRexBuilder();
    }

    /** The plan of a filter over row numbers; null if it is another filter. */
    static @Nullable PlanNode convert(PlanConverter planner, Filter filter) {
        return filter.getInput() instanceof Project project && project.containsOver()
                ? new RankConverter(planner, filter, project).convert()
                : null;
    }

    static WeirException unlimited() {
        return WeirException.of(SqlError.UNSUPPORTED_RANK, "ROW_NUMBER() OVER is supported with a limit around it only")
                .hint("SELECT … FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) AS rn FROM …)"
                        + " WHERE rn <= 10");
    }

    private PlanNode convert() {
        RexOver over = over();
        List<RexNode> rest = new ArrayList<>();
        RexNode condition = RexUtil.expandSearch(builder, null, filter.getCondition());
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (!limits(part)) {
                rest.add(part);
            }
        }
        if (last == Long.MAX_VALUE) {
            throw unlimited();
        }
        PlanNode input = planner.convert(project.getInput());
        Ranked ranked = rank(input, over);
        Schema schema = PlanConverter.schema(project);
        Calc columns = new Calc(ranked.node, null, ranked.columns, schema);
        Expression remaining = rest.isEmpty()
                ? null
                : PlanConverter.expressions(filter, schema).translate(RexUtil.composeConjunction(builder, rest));
        PlanNode merged = MergeCalcs.merge(columns);
        return remaining == null ? merged : PlanConverter.filtered(merged, remaining);
    }

    private RexOver over() {
        for (int i = 0; i < project.getProjects().size(); i++) {
            RexNode column = project.getProjects().get(i);
            if (column instanceof RexOver over
                    && number < 0
                    && over.getOperator().getKind() == SqlKind.ROW_NUMBER) {
                number = i;
            } else if (RexOver.containsOver(column)) {
                throw unlimited();
            }
        }
        return (RexOver) project.getProjects().get(number);
    }

    /** Takes a condition as a limit of the number, if it is one. */
    private boolean limits(RexNode condition) {
        if (!(condition instanceof RexCall call) || call.getOperands().size() != 2) {
            return false;
        }
        RexNode left = uncast(call.getOperands().get(0));
        RexNode right = uncast(call.getOperands().get(1));
        if (isNumber(left) && right instanceof RexLiteral literal) {
            return limit(call.getKind(), literal);
        }
        return isNumber(right)
                && left instanceof RexLiteral literal
                && limit(call.getKind().reverse(), literal);
    }

    private boolean limit(SqlKind comparison, RexLiteral literal) {
        BigDecimal value = literal.getValueAs(BigDecimal.class);
        if (value == null) {
            return false;
        }
        long floor = value.setScale(0, RoundingMode.FLOOR).longValueExact();
        boolean whole = value.compareTo(BigDecimal.valueOf(floor)) == 0;
        switch (comparison) {
            case LESS_THAN_OR_EQUAL -> last = Math.min(last, floor);
            case LESS_THAN -> last = Math.min(last, whole ? floor - 1 : floor);
            case GREATER_THAN_OR_EQUAL -> first = Math.max(first, whole ? floor : floor + 1);
            case GREATER_THAN -> first = Math.max(first, floor + 1);
            case EQUALS -> {
                if (!whole) {
                    return false;
                }
                first = Math.max(first, floor);
                last = Math.min(last, floor);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static RexNode uncast(RexNode node) {
        return node.getKind() == SqlKind.CAST ? ((RexCall) node).getOperands().getFirst() : node;
    }

    private boolean isNumber(RexNode node) {
        return node instanceof RexInputRef reference && reference.getIndex() == number;
    }

    /** Ranked rows, and the columns of the projection over them. */
    private record Ranked(PlanNode node, List<Expression> columns) {}

    /** Computes what rows are grouped and ordered by, below the rank. */
    private Ranked rank(PlanNode input, RexOver over) {
        RexTranslator translator = PlanConverter.expressions(project, input.schema());
        Columns columns = new Columns();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < project.getProjects().size(); i++) {
            String name = project.getRowType().getFieldNames().get(i);
            places.add(
                    i == number
                            ? -1
                            : columns.add(
                                    translator.translate(project.getProjects().get(i)), name, true));
        }
        List<Integer> keys = over.getWindow().partitionKeys.stream()
                .map(key -> columns.add(translator.translate(key), "key", false))
                .distinct()
                .toList();
        List<SortKey> order = new ArrayList<>();
        for (RexFieldCollation key : over.getWindow().orderKeys) {
            int column = columns.add(translator.translate(key.left), "order", false);
            boolean ascending = !key.getDirection().isDescending();
            order.add(new SortKey(column, ascending, isNullsFirst(key, ascending)));
        }
        if (order.isEmpty()) {
            // Any order will do, as long as it stays the same.
            order.add(new SortKey(0, true, true));
        }
        PlanNode rows = MergeCalcs.merge(new Calc(input, null, columns.expressions, new Schema(columns.fields)));
        List<Expression> results = new ArrayList<>();
        for (int place : places) {
            results.add(new ColumnReference(
                    place < 0 ? columns.fields.size() : place,
                    place < 0
                            ? DataTypes.BIGINT.withNullable(false)
                            : columns.fields.get(place).type()));
        }
        if (last < first || last < 1) {
            Literal nothing = new Literal(false, DataTypes.BOOLEAN.withNullable(false));
            results.set(number, new Literal(0L, DataTypes.BIGINT.withNullable(false)));
            return new Ranked(PlanConverter.filtered(rows, nothing), results);
        }
        if (last == 1) {
            results.set(number, new Literal(1L, DataTypes.BIGINT.withNullable(false)));
        }
        String name = project.getRowType().getFieldNames().get(number);
        RankRange range = new RankRange(keys, order, first, last, last == 1 ? "" : name);
        WindowColumns window = WindowColumns.of(rows);
        boolean windowed = window.followWatermark() && keys.contains(window.start()) && keys.contains(window.end());
        WindowBounds bounds = windowed && !planner.settings().batch() ? window.bounds() : null;
        return new Ranked(new Rank(rows, range, bounds, planner.settings().batch()), results);
    }

    private static boolean isNullsFirst(RexFieldCollation key, boolean ascending) {
        return switch (key.getNullDirection()) {
            case FIRST -> true;
            case LAST -> false;
            default -> ascending;
        };
    }

    /** Columns that are computed for the rank, each once. */
    private static final class Columns {
        private final List<Expression> expressions = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();

        int add(Expression expression, String name, boolean always) {
            int known = expressions.indexOf(expression);
            if (known >= 0 && !always) {
                return known;
            }
            expressions.add(expression);
            fields.add(new Field(always ? name : "$" + name + fields.size(), expression.type()));
            return expressions.size() - 1;
        }
    }
}
