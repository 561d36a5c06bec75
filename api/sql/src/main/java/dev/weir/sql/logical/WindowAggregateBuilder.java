package dev.weir.sql.logical;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.operators.WindowSpec;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.Expressions;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.WindowAggregate;
import dev.weir.sql.plan.WindowAssign;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a window aggregation of a GROUP BY over the columns of a window. Where nothing but the groups needs the window
 * of a row, the window function itself disappears: rows are not multiplied, and windows share slices.
 */
final class WindowAggregateBuilder {
    private final PlanNode input;
    private final WindowColumns window;
    private final List<Integer> keys;
    private final List<AggregateCall> calls;
    private final Schema output;

    /**
     * @param keys columns to group by, those of the window among them
     * @param output keys, then calls
     */
    WindowAggregateBuilder(
            PlanNode input, WindowColumns window, List<Integer> keys, List<AggregateCall> calls, Schema output) {
        this.input = input;
        this.window = window;
        this.keys = keys;
        this.calls = calls;
        this.output = output;
    }

    private List<Integer> plainKeys() {
        return keys.stream().filter(key -> !window.contain(key)).toList();
    }

    /**
     * The plan that gives the keys, then the calls; null when something besides the groups needs the window of a row.
     */
    @Nullable
    PlanNode build() {
        Calc calc = input instanceof Calc above
                ? above
                : Calc.columns(input, indexes(input.schema().size()));
        if (!(calc.input() instanceof WindowAssign assign) || usesWindow(calc.filter(), assign)) {
            return null;
        }
        List<Integer> kept = new ArrayList<>(new java.util.TreeSet<>(readColumns()));
        List<Expression> projections = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int column : kept) {
            if (usesWindow(calc.projections().get(column), assign)) {
                return null;
            }
            projections.add(calc.projections().get(column));
            fields.add(calc.schema().fields().get(column));
        }
        Field time = assign.input().schema().fields().get(assign.timeColumn());
        projections.add(new ColumnReference(assign.timeColumn(), time.type()));
        fields.add(time);
        Calc rows = new Calc(assign.input(), calc.filter(), projections, new Schema(fields));
        List<Integer> rowKeys = plainKeys().stream().map(kept::indexOf).toList();
        if (!sessionsAreGroups(assign, rows, rowKeys)) {
            return null;
        }
        List<AggregateCall> rowCalls =
                calls.stream().map(call -> rebase(call, kept)).toList();
        return aggregate(dev.weir.sql.plan.MergeCalcs.merge(rows), assign, kept.size(), rowKeys, rowCalls);
    }

    private static int[] indexes(int count) {
        return java.util.stream.IntStream.range(0, count).toArray();
    }

    private Set<Integer> readColumns() {
        Set<Integer> columns = new HashSet<>(plainKeys());
        for (AggregateCall call : calls) {
            columns.addAll(call.arguments());
            if (call.filter() != AggregateCall.NO_FILTER) {
                columns.add(call.filter());
            }
        }
        return columns;
    }

    private static boolean usesWindow(@Nullable Expression expression, WindowAssign assign) {
        BitSet columns = new BitSet();
        Expressions.collectColumns(expression, columns);
        return columns.nextSetBit(assign.windowStart()) >= 0;
    }

    private static AggregateCall rebase(AggregateCall call, List<Integer> kept) {
        return new AggregateCall(
                call.function(),
                call.arguments().stream().map(kept::indexOf).toList(),
                call.distinct(),
                call.filter() == AggregateCall.NO_FILTER ? call.filter() : kept.indexOf(call.filter()),
                call.type());
    }

    /** Sessions are found key by key, so the groups must be those of PARTITION BY. */
    private static boolean sessionsAreGroups(WindowAssign assign, Calc rows, List<Integer> rowKeys) {
        if (!(assign.window() instanceof WindowSpec.Session)) {
            return true;
        }
        Set<Integer> grouped = new HashSet<>();
        for (int key : rowKeys) {
            grouped.add(rows.projections().get(key) instanceof ColumnReference column ? column.index() : -1);
        }
        return grouped.equals(new HashSet<>(assign.partitionKeys()));
    }

    private PlanNode aggregate(
            PlanNode rows, WindowAssign assign, int time, List<Integer> rowKeys, List<AggregateCall> rowCalls) {
        List<Field> fields = new ArrayList<>();
        List<Integer> plain = plainKeys();
        for (int key : plain) {
            fields.add(input.schema().fields().get(key));
        }
        fields.addAll(output.fields().subList(keys.size(), output.size()));
        DataType timeType = rows.schema().type(time);
        DataType bound = new DataType.Timestamp(3, false);
        fields.add(new Field("window_start", bound));
        fields.add(new Field("window_end", bound));
        fields.add(new Field("window_time", timeType.withNullable(false)));
        return inOrder(new WindowAggregate(
                rows, assign.window(), time, assign.processingTime(), rowKeys, rowCalls, new Schema(fields)));
    }

    /** Puts the window's columns where the GROUP BY has them. */
    private PlanNode inOrder(WindowAggregate aggregate) {
        List<Integer> plain = plainKeys();
        List<Integer> places = new ArrayList<>();
        for (int key : keys) {
            int bound = key == window.start() ? 0 : key == window.end() ? 1 : 2;
            places.add(window.contain(key) ? aggregate.windowStart() + bound : plain.indexOf(key));
        }
        for (int i = 0; i < calls.size(); i++) {
            places.add(plain.size() + i);
        }
        int[] columns = places.stream().mapToInt(Integer::intValue).toArray();
        Calc calc = Calc.columns(aggregate, columns);
        return new Calc(aggregate, null, calc.projections(), output);
    }
}
