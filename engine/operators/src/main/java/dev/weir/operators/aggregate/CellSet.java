package dev.weir.operators.aggregate;

import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordValue;
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

    private record DistinctKey(List<Integer> arguments, boolean nullsCount) {}

    private record CellKey(String kind, InputKey input) {}

    /** An input and the cells that it feeds. */
    record Feed(AggregateInput input, List<Cell> cells) {}

    private final Schema schema;
    private final Map<InputKey, Feed> feeds = new LinkedHashMap<>();
    private final Map<DistinctKey, DistinctValues> distincts = new LinkedHashMap<>();
    private final Map<CellKey, Cell> cells = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private int words;
    private int sides;

    /** What takes words of a group's record and tables beside it, in the order of those. */
    private interface Placed {
        List<RecordValue> values(String groups);

        List<RecordLayout> sides(String groups);
    }

    private record PlacedCell(Cell cell) implements Placed {
        @Override
        public List<RecordValue> values(String groups) {
            return cell.values(groups);
        }

        @Override
        public List<RecordLayout> sides(String groups) {
            return cell.sides(groups);
        }
    }

    private record PlacedDistinct(DistinctValues distinct) implements Placed {
        @Override
        public List<RecordValue> values(String groups) {
            return distinct.values(groups);
        }

        @Override
        public List<RecordLayout> sides(String groups) {
            return List.of(distinct.layout(groups));
        }
    }

    CellSet(Schema schema) {
        this.schema = schema;
    }

    /** The values of a group's record, in a table of that name. */
    List<RecordValue> values(String groups) {
        return placed.stream().flatMap(part -> part.values(groups).stream()).toList();
    }

    /** The tables beside the groups, which are in a table of that name. */
    List<RecordLayout> sides(String groups) {
        return placed.stream().flatMap(part -> part.sides(groups).stream()).toList();
    }

    List<Feed> feeds() {
        return List.copyOf(feeds.values());
    }

    AggregateInput input(InputKey key) {
        return feed(key).input;
    }

    private Feed feed(InputKey key) {
        return feeds.computeIfAbsent(key, wanted -> {
            int[] arguments =
                    wanted.arguments.stream().mapToInt(Integer::intValue).toArray();
            DistinctValues distinct = wanted.distinct ? distinct(wanted, arguments) : null;
            return new Feed(
                    new AggregateInput(arguments, wanted.filter, wanted.nullsCount, distinct), new ArrayList<>());
        });
    }

    private DistinctValues distinct(InputKey key, int[] arguments) {
        return distincts.computeIfAbsent(new DistinctKey(key.arguments, key.nullsCount), wanted -> {
            List<DataType> types = key.arguments.stream().map(schema::type).toList();
            DistinctValues distinct = new DistinctValues(arguments, types, key.nullsCount);
            distinct.place(words++, sides++);
            placed.add(new PlacedDistinct(distinct));
            return distinct;
        });
    }

    /** All values that are kept for DISTINCT. */
    List<DistinctValues> distincts() {
        return List.copyOf(distincts.values());
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
            made.place(words, sides);
            words += made.words();
            sides += made.sides("").size();
            placed.add(new PlacedCell(made));
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
