package dev.weir.operators.aggregate;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateStore;
import dev.weir.operators.aggregate.CellSet.InputKey;
import dev.weir.operators.aggregate.ValueListCell.Keep;
import java.util.ArrayList;
import java.util.List;

/**
 * The aggregates of a GROUP BY over one input schema: which words a group's record has, how a batch updates them, how
 * results follow. One instance an operator instance; holds no state but reused buffers. One thread.
 */
public final class Aggregation {
    private final Schema input;
    private final List<DataType> keys;
    private final boolean retracting;
    private final CellSet cells;
    private final CountCell rows;
    private final List<AggregateResult> results = new ArrayList<>();
    private final List<CellSet.Feed> feeds;
    private final List<DistinctValues> distincts;

    /**
     * @param keys columns of the input
     * @param retracting whether rows may have negative weights
     */
    public Aggregation(Schema input, List<Integer> keys, List<AggregateCall> calls, boolean retracting) {
        this.input = input;
        this.keys = keys.stream().map(input::type).toList();
        this.retracting = retracting;
        cells = new CellSet(input);
        rows = cells.count(InputKey.ROWS);
        for (AggregateCall call : calls) {
            results.add(result(call));
        }
        feeds = cells.feeds();
        distincts = cells.distincts();
    }

    private AggregateResult result(AggregateCall call) {
        InputKey key = new InputKey(call.arguments(), call.filter(), call.distinct(), false);
        DataType type = call.type();
        return switch (call.function()) {
            case COUNT -> Results.count(type, cells.count(key));
            case SUM -> sum(call, key, false);
            case SUM0 -> sum(call, key, true);
            case AVG -> average(call, key);
            case MIN -> extreme(call, key, true);
            case MAX -> extreme(call, key, false);
            case FIRST_VALUE -> Results.first(type, list(call, key, Keep.FIRST));
            case LAST_VALUE -> Results.last(type, list(call, key, Keep.LAST));
            case LISTAGG -> listAgg(call);
            case COLLECT -> Results.multiset(type, list(call, key, Keep.ALL));
            case ARRAY_AGG ->
                Results.list(
                        type,
                        list(call, new InputKey(call.arguments(), call.filter(), call.distinct(), true), Keep.ALL));
            case STDDEV_POP -> Results.variance(type, moments(call, key), false, true);
            case STDDEV_SAMP -> Results.variance(type, moments(call, key), true, true);
            case VAR_POP -> Results.variance(type, moments(call, key), false, false);
            case VAR_SAMP -> Results.variance(type, moments(call, key), true, false);
            case SINGLE_VALUE ->
                Results.single(
                        type,
                        list(call, new InputKey(call.arguments(), call.filter(), false, true), Keep.FIRST),
                        cells.count(InputKey.ROWS));
            case PERCENTILE, JSON_OBJECTAGG, JSON_ARRAYAGG -> throw unsupported(call);
        };
    }

    private AggregateResult sum(AggregateCall call, InputKey key, boolean zero) {
        DataType argument = argument(call);
        if (WordColumns.isInteger(argument)) {
            LongSumCell sum = integerSum(call, key);
            return zero
                    ? Results.integerSumOrZero(call.type(), sum)
                    : Results.integerSum(call.type(), sum, cells.count(key));
        }
        if (WordColumns.isFloating(argument)) {
            DoubleSumCell sum = cells.cell("double sum", key, DoubleSumCell.class, DoubleSumCell::new);
            return Results.doubleSum(call.type(), sum, zero ? null : cells.count(key));
        }
        if (argument instanceof DataType.Decimal from && call.type() instanceof DataType.Decimal to) {
            DecimalSumCell sum = cells.cell("decimal sum", key, DecimalSumCell.class, DecimalSumCell::new);
            return Results.decimalSum(to, from.scale(), sum, zero ? null : cells.count(key));
        }
        if (argument instanceof DataType.DayTimeInterval) {
            LongSumCell sum = integerSum(call, key);
            return Results.integerSum(call.type(), sum, cells.count(key));
        }
        throw unsupported(call);
    }

    private LongSumCell integerSum(AggregateCall call, InputKey key) {
        String summed = input.name(call.arguments().getFirst());
        return cells.cell("integer sum", key, LongSumCell.class, () -> new LongSumCell(summed));
    }

    private AggregateResult average(AggregateCall call, InputKey key) {
        DataType argument = argument(call);
        if (WordColumns.isInteger(argument)) {
            LongSumCell sum = integerSum(call, key);
            return Results.integerAverage(call.type(), sum, cells.count(key));
        }
        if (WordColumns.isFloating(argument)) {
            DoubleSumCell sum = cells.cell("double sum", key, DoubleSumCell.class, DoubleSumCell::new);
            return Results.doubleAverage(call.type(), sum, cells.count(key));
        }
        if (argument instanceof DataType.Decimal from && call.type() instanceof DataType.Decimal to) {
            DecimalSumCell sum = cells.cell("decimal sum", key, DecimalSumCell.class, DecimalSumCell::new);
            return Results.decimalAverage(to, from.scale(), sum, cells.count(key));
        }
        throw unsupported(call);
    }

    private AggregateResult extreme(AggregateCall call, InputKey given, boolean smallest) {
        // DISTINCT changes nothing here.
        InputKey key = new InputKey(given.arguments(), given.filter(), false, false);
        String kind = smallest ? "min" : "max";
        DataType argument = argument(call);
        if (WordColumns.isOneWord(argument) && !retracting) {
            ExtremeCell cell = cells.cell(kind, key, ExtremeCell.class, () -> new ExtremeCell(smallest));
            return Results.extreme(call.type(), cell, cells.count(key));
        }
        ValueExtremeCell cell = cells.cell(
                kind, key, ValueExtremeCell.class, () -> new ValueExtremeCell(argument, smallest, retracting));
        return Results.extreme(call.type(), cell);
    }

    private ValueListCell list(AggregateCall call, InputKey key, Keep keep) {
        DataType argument = argument(call).withNullable(key.nullsCount());
        return cells.cell(
                "values " + keep, key, ValueListCell.class, () -> new ValueListCell(argument, keep, retracting));
    }

    private MomentsCell moments(AggregateCall call, InputKey key) {
        DataType argument = argument(call);
        if (!WordColumns.isInteger(argument)
                && !WordColumns.isFloating(argument)
                && !(argument instanceof DataType.Decimal)) {
            throw unsupported(call);
        }
        return cells.cell("moments", key, MomentsCell.class, MomentsCell::new);
    }

    /** The separator is a constant column of the input. */
    private AggregateResult listAgg(AggregateCall call) {
        InputKey key = new InputKey(call.arguments().subList(0, 1), call.filter(), call.distinct(), false);
        ValueListCell cell = list(call, key, Keep.ALL);
        if (call.arguments().size() == 1) {
            return Results.joined(call.type(), cell, groups -> SeparatorCell.DEFAULT);
        }
        SeparatorCell separator = cells.cell(
                "separator",
                new InputKey(call.arguments().subList(1, 2), AggregateCall.NO_FILTER, false, false),
                SeparatorCell.class,
                SeparatorCell::new);
        return Results.joined(call.type(), cell, separator::text);
    }

    private DataType argument(AggregateCall call) {
        if (call.arguments().isEmpty()) {
            throw unsupported(call);
        }
        return input.type(call.arguments().getFirst());
    }

    private WeirException unsupported(AggregateCall call) {
        String types = call.arguments().stream()
                .map(argument -> input.type(argument).name())
                .toList()
                .toString();
        return WeirException.of(
                AggregateError.UNSUPPORTED_AGGREGATE,
                "the aggregate function %s cannot be computed over %s yet",
                call.function(),
                types);
    }

    /** The layout of a group's record. */
    private RecordLayout layout(String name) {
        return RecordLayout.of(keys, cells.values(name));
    }

    /** The groups of an operator, by the name of their state. */
    public Groups open(StateStore state, String name) {
        return open(state, name, layout(name));
    }

    /** Groups whose only key is the number of a record of another table. */
    public Groups openBeside(StateStore state, String name, String table) {
        return open(state, name, layout(name).withKeyLink(0, table).keptBy(new RecordHome.KeyLink(0)));
    }

    private Groups open(StateStore state, String name, RecordLayout layout) {
        List<RecordTable> sides = new ArrayList<>();
        for (RecordLayout side : cells.sides(name)) {
            sides.add(state.recordTable(GroupValues.side(name, sides.size()), side));
        }
        return new Groups(state.recordTable(name, layout), sides);
    }

    /** The groups of an operator that keeps them by namespace. */
    public NamespacedGroups openNamespaced(StateStore state, String name) {
        List<RecordTables> sides = new ArrayList<>();
        for (RecordLayout side : cells.sides(name)) {
            sides.add(state.recordTables(GroupValues.side(name, sides.size()), side));
        }
        return new NamespacedGroups(state.recordTables(name, layout(name)), sides);
    }

    /** Takes the rows of a batch that count; {@code records[i]} is the group of the i-th. */
    public void add(Groups groups, Batch batch, int[] records) {
        groups.pages().prepareForWrite(records, batch.size());
        boolean oneGroup = isOne(records, batch.size());
        for (DistinctValues distinct : distincts) {
            distinct.update(groups, batch, records);
        }
        for (CellSet.Feed feed : feeds) {
            feed.input().prepare(batch, records, oneGroup);
            for (Cell cell : feed.cells()) {
                cell.add(groups, feed.input());
            }
        }
    }

    private static boolean isOne(int[] records, int count) {
        int difference = 0;
        for (int i = 1; i < count; i++) {
            difference |= records[i] ^ records[0];
        }
        return difference == 0;
    }

    /** The results of some groups: a flat column a call. */
    public Column[] results(Groups groups, int[] records, int count) {
        Column[] columns = new Column[results.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = results.get(i).read(groups, records, count);
        }
        return columns;
    }

    /** The number of rows of some groups: those added minus those retracted. */
    public long[] rowCounts(Groups groups, int[] records, int count) {
        return rows.counts(groups, records, count);
    }

    /** Adds groups to others, as if the rows had come to those. */
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        into.pages().prepareForWrite(intoRecords, count);
        for (CellSet.Feed feed : feeds) {
            if (feed.input().distinct() == null) {
                for (Cell cell : feed.cells()) {
                    cell.merge(from, fromRecords, into, intoRecords, count);
                }
            }
        }
        for (DistinctValues distinct : distincts) {
            List<CellSet.Feed> fed = feeds.stream()
                    .filter(feed -> feed.input().distinct() == distinct)
                    .toList();
            distinct.merge(from, fromRecords, into, intoRecords, count, retracting, () -> {
                for (CellSet.Feed feed : fed) {
                    feed.input().takeChanges(distinct);
                    for (Cell cell : feed.cells()) {
                        cell.add(into, feed.input());
                    }
                }
            });
        }
    }

    private void release(Groups groups, int record) {
        for (DistinctValues distinct : distincts) {
            distinct.release(groups, record);
        }
        for (CellSet.Feed feed : feeds) {
            for (Cell cell : feed.cells()) {
                cell.release(groups, record);
            }
        }
    }

    /** Forgets groups. */
    public void remove(Groups groups, int[] records, int count) {
        for (int i = 0; i < count; i++) {
            release(groups, records[i]);
            groups.table().remove(records[i]);
        }
    }
}
