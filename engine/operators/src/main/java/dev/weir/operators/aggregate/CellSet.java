package dev.weir.operators.aggregate;

import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The cells and inputs that the calls of one aggregation need, each once, however many calls use it. */
final class CellSet {
    /** Which rows and values an input takes. */
    record InputKey(List<Integer> arguments, int filter, boolean distinct, boolean nullsCount) {
        /** All rows. */
        static final InputKey ROWS = new InputKey(List.of(), AggregateCall.NO_FILTER, false, true);
    }

    private record CellKey(String kind, InputKey input) {}

    /** An input and the cells that it feeds. */
    record Feed(AggregateInput input, List<Cell> cells) {}

    private final Schema schema;
    private final Map<InputKey, Feed> feeds = new LinkedHashMap<>();
    private final Map<CellKey, Cell> cells = new LinkedHashMap<>();
    private final List<RecordLayout> sides = new ArrayList<>();
    private int words;

    CellSet(Schema schema) {
        this.schema = schema;
    }

    /** Words of a group's record. */
    int words() {
        return words;
    }

    /** The tables beside the groups. */
    List<RecordLayout> sides() {
        return sides;
    }

    List<Feed> feeds() {
        return List.copyOf(feeds.values());
    }

    AggregateInput input(InputKey key) {
        return feed(key).input;
    }

    private Feed feed(InputKey key) {
        return feeds.computeIfAbsent(key, wanted -> {
            DistinctValues distinct = null;
            if (wanted.distinct) {
                List<DataType> types =
                        wanted.arguments.stream().map(schema::type).toList();
                distinct = new DistinctValues(types);
                distinct.place(words++, sides.size());
                sides.add(distinct.layout());
            }
            int[] arguments =
                    wanted.arguments.stream().mapToInt(Integer::intValue).toArray();
            return new Feed(
                    new AggregateInput(arguments, wanted.filter, wanted.nullsCount, distinct), new ArrayList<>());
        });
    }

    /** How many rows an input has taken; one that takes all rows shares the cell of the group's size. */
    CountCell count(InputKey key) {
        boolean all = key.filter == AggregateCall.NO_FILTER
                && !key.distinct
                && key.arguments.stream()
                        .noneMatch(argument -> schema.type(argument).nullable());
        return cell("count", all ? InputKey.ROWS : key, CountCell.class, CountCell::new);
    }

    /** The cell of a kind over an input, made when it is first asked for. */
    <T extends Cell> T cell(String kind, InputKey key, Class<T> type, Supplier<T> make) {
        Cell cell = cells.computeIfAbsent(new CellKey(kind, key), wanted -> {
            T made = make.get();
            made.place(words, sides.size());
            words += made.words();
            sides.addAll(made.sides());
            feed(key).cells.add(made);
            return made;
        });
        return type.cast(Objects.requireNonNull(cell));
    }

    @Override
    public String toString() {
        return Arrays.toString(cells.keySet().toArray());
    }
}
