package dev.weir.sql.plan;

import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.operators.RankRange;
import dev.weir.operators.SortKey;
import dev.weir.operators.aggregate.AggregateCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rows of a plan node mean, said in terms of the tables that are read: which rows there are, and what each
 * column holds. Nothing of it depends on the names that a query gives to columns, on views, on columns that are read
 * for others, or on how rows are divided. Two nodes of one kind and with equal meanings keep the same state. One
 * instance a plan; it remembers what it was asked for.
 */
public final class Meaning {
    /** Longer texts are told by their digest: a text holds those of all that it is made of. */
    private static final int LONGEST = 120;

    private static final int DIGITS = 8;

    private record Rows(String rows, List<String> columns) {}

    private final Map<PlanNode, Rows> known = new HashMap<>();

    /** Tells a node apart from others of its kind, by a few digits that follow from its meaning. */
    public String digest(PlanNode node) {
        Rows meaning = of(node);
        return digest(kept(node) + "|" + meaning.rows + "|" + meaning.columns).substring(0, DIGITS);
    }

    /** What else decides which state the node keeps. */
    private static String kept(PlanNode node) {
        return switch (node) {
            case GroupAggregate aggregate -> aggregate.finalOnly() ? "at the end" : "";
            case SortLimit sort -> sort.finalOnly() ? "at the end" : "";
            case Rank rank -> rank.window() != null ? "by window" : rank.finalOnly() ? "at the end" : "";
            default -> "";
        };
    }

    private Rows of(PlanNode node) {
        Rows present = known.get(node);
        if (present == null) {
            present = derive(node);
            present = new Rows(
                    shortened(present.rows),
                    present.columns.stream().map(Meaning::shortened).toList());
            known.put(node, present);
        }
        return present;
    }

    private Rows derive(PlanNode node) {
        return switch (node) {
            case TableScan scan -> scan(scan);
            case Values values -> values(values);
            case Calc calc -> calc(calc);
            case WindowAssign assign -> assign(assign);
            case GroupAggregate aggregate ->
                aggregate(of(aggregate.input()), "group", aggregate.keys(), aggregate.calls(), 0);
            case WindowAggregate aggregate -> {
                Rows input = of(aggregate.input());
                String window = "window " + aggregate.window() + " of " + input.columns.get(aggregate.timeColumn());
                yield aggregate(input, window, aggregate.keys(), aggregate.calls(), 3);
            }
            case HashJoin join -> joined("join", of(join.left()), of(join.right()), join.condition());
            case LookupJoin join ->
                joined(
                        join.leftOuter() ? "outer lookup" : "lookup",
                        of(join.probe()),
                        of(join.build()),
                        join.condition());
            case WindowJoin join ->
                joined(join.kind() + " join of windows", of(join.left()), of(join.right()), join.condition());
            case UnionAll union -> union(union);
            case SortLimit sort -> sort(sort);
            case Rank rank -> rank(rank);
            case NotNullCheck check -> check(check);
            case LastRow last -> last(last);
            case Exchange exchange -> of(exchange.input());
            case Consolidate consolidate -> of(consolidate.input());
            case TableSink sink -> of(sink.input());
            case ResultSink sink -> of(sink.input());
        };
    }

    private static Rows scan(TableScan scan) {
        List<String> columns = scan.schema().fields().stream()
                .map(field ->
                        scan.table() + "." + field.name() + " " + field.type().sql())
                .toList();
        return new Rows("rows of " + scan.table() + " " + scan.role(), columns);
    }

    private Rows last(LastRow last) {
        Rows input = of(last.input());
        List<String> keys = last.keys().stream().map(input.columns::get).toList();
        return new Rows("last rows by " + keys + " of " + input.rows, input.columns);
    }

    private static Rows values(Values values) {
        String rows = shortened("values " + values.rows());
        return new Rows(rows, numbered(rows, values.schema().size()));
    }

    private static List<String> numbered(String rows, int count) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(i + " of " + rows);
        }
        return columns;
    }

    private Rows calc(Calc calc) {
        Rows input = of(calc.input());
        List<String> columns = calc.projections().stream()
                .map(projection -> typed(projection, input.columns))
                .toList();
        String rows = calc.filter() == null
                ? input.rows
                : input.rows + " where " + calc.filter().sql(input.columns);
        return new Rows(rows, columns);
    }

    /** A column that is just handed on keeps its meaning. */
    private static String typed(Expression expression, List<String> columns) {
        String text = expression.sql(columns);
        return expression instanceof ColumnReference column && column.index() < columns.size()
                ? columns.get(column.index())
                : text + " " + expression.type().sql();
    }

    private Rows assign(WindowAssign assign) {
        Rows input = of(assign.input());
        String rows = shortened(input.rows + " in window " + assign.window() + " of "
                + input.columns.get(assign.timeColumn()) + " by " + chosen(assign.partitionKeys(), input.columns));
        List<String> columns = new ArrayList<>(input.columns);
        columns.addAll(numbered(rows, assign.schema().size() - input.columns.size()));
        return new Rows(rows, columns);
    }

    private static Rows aggregate(
            Rows input, String kind, List<Integer> keys, List<AggregateCall> calls, int windowColumns) {
        List<String> columns = new ArrayList<>(chosen(keys, input.columns));
        String rows = shortened(input.rows + " " + kind + " by " + columns);
        for (AggregateCall call : calls) {
            String filter =
                    call.filter() == AggregateCall.NO_FILTER ? "" : " where " + input.columns.get(call.filter());
            columns.add(
                    call.function() + (call.distinct() ? " distinct " : " ") + chosen(call.arguments(), input.columns)
                            + filter + " " + call.type().sql());
        }
        columns.addAll(numbered(rows, windowColumns));
        return new Rows(rows, columns);
    }

    private static List<String> chosen(List<Integer> indexes, List<String> columns) {
        return indexes.stream().map(columns::get).toList();
    }

    private static Rows joined(String kind, Rows left, Rows right, JoinCondition condition) {
        List<String> columns = new ArrayList<>();
        left.columns.forEach(column -> columns.add("left " + column));
        right.columns.forEach(column -> columns.add("right " + column));
        Expression residual = condition.residual();
        String rows = kind + " (" + left.rows + ") (" + right.rows + ") on "
                + chosen(condition.leftKeys(), left.columns) + " = " + chosen(condition.rightKeys(), right.columns)
                + (residual == null ? "" : " where " + residual.sql(columns));
        return new Rows(rows, columns);
    }

    private Rows union(UnionAll union) {
        String rows = union.inputs().stream()
                .map(this::of)
                .map(input -> shortened(input.rows + input.columns))
                .collect(Collectors.joining(") and (", "all of (", ")"));
        return new Rows(rows, numbered(shortened(rows), union.schema().size()));
    }

    private Rows sort(SortLimit sort) {
        Rows input = of(sort.input());
        if (sort.offset() == 0 && sort.limit() == Long.MAX_VALUE) {
            return input;
        }
        String rows =
                input.rows + " from " + sort.offset() + " first " + sort.limit() + " by " + order(sort.keys(), input);
        return new Rows(rows, input.columns);
    }

    private static List<String> order(List<SortKey> keys, Rows input) {
        List<String> order = new ArrayList<>();
        for (SortKey key : keys) {
            order.add(input.columns.get(key.column())
                    + (key.ascending() ? " up" : " down")
                    + (key.nullsFirst() ? " nulls first" : ""));
        }
        return order;
    }

    private Rows rank(Rank rank) {
        Rows input = of(rank.input());
        RankRange range = rank.range();
        String rows = shortened(input.rows + " from " + range.first() + " to " + range.last() + " of each "
                + chosen(range.keys(), input.columns) + " by " + order(range.order(), input));
        List<String> columns = new ArrayList<>(input.columns);
        if (range.isNumbered()) {
            columns.add("number in " + rows);
        }
        return new Rows(rows, columns);
    }

    private Rows check(NotNullCheck check) {
        Rows input = of(check.input());
        return check.drop()
                ? new Rows(input.rows + " not null " + chosen(check.columns(), input.columns), input.columns)
                : input;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : digest(text);
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
