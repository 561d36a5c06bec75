package dev.weir.formats.parquet;

import dev.weir.data.ArrayColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.MapColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.Validity;
import dev.weir.formats.parquet.FileSchema.Node;
import dev.weir.formats.parquet.Footer.Logical;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * ARRAY, MAP and ROW. The whole row group is put together at the first call, since rows of nested columns begin
 * anywhere in their pages; batches are ranges of it. One thread.
 */
final class NestedColumnReader implements ColumnReader {
    private final Node node;
    private final DataType type;
    private final Function<Leaf, Pages> pages;
    private final Map<Integer, LeafLevels> leaves = new HashMap<>();
    private @Nullable Column whole;
    private int done;

    NestedColumnReader(Node node, DataType type, Function<Leaf, Pages> pages) {
        this.node = node;
        this.type = type;
        this.pages = pages;
    }

    /** Whether a file's column can be read as a type: the shapes are alike and the leaves fit. */
    static boolean fits(Node node, DataType type) {
        return switch (type) {
            case DataType.Array array -> {
                Node element = element(node);
                yield element != null && fits(element, array.element());
            }
            case DataType.MapOf map -> {
                Node entry = entry(node);
                yield entry != null
                        && fits(entry.children().get(0), map.key())
                        && fits(entry.children().get(1), map.value());
            }
            case DataType.RowOf row ->
                !node.isLeaf()
                        && row.fields().stream().allMatch(field -> {
                            Node child = FileSchema.find(node.children(), field.name());
                            return child != null && !child.isRepeated() && fits(child, field.type());
                        });
            default -> node.isLeaf() && Targets.of(node.leaf(), type) != null;
        };
    }

    /** The node of a list's elements: of the three-level form, or of the older two-level one. */
    private static @Nullable Node element(Node list) {
        if (list.element().logical() instanceof Logical.ListOf
                && list.children().size() == 1) {
            Node repeated = list.children().getFirst();
            if (repeated.isRepeated()) {
                boolean wrapped = repeated.children().size() == 1
                        && !repeated.name().equals("array")
                        && !repeated.name().equals(list.name() + "_tuple");
                return wrapped ? repeated.children().getFirst() : repeated;
            }
        }
        return null;
    }

    private static @Nullable Node entry(Node map) {
        boolean isMap = map.element().logical() instanceof Logical.MapOf
                && map.children().size() == 1;
        Node repeated = isMap ? map.children().getFirst() : null;
        return repeated != null && repeated.isRepeated() && repeated.children().size() == 2 ? repeated : null;
    }

    @Override
    public int readable(int rows) {
        return rows;
    }

    @Override
    public Column read(int rows) {
        if (whole == null) {
            LeafLevels levels = levels(node, type);
            Slots top = slots(levels, 0, 0);
            whole = build(node, type, top, 0, 0);
        }
        if (done + rows > whole.size()) {
            throw new DamagedException("a column has fewer values than its row group has rows");
        }
        int[] range = new int[rows];
        for (int i = 0; i < rows; i++) {
            range[i] = done + i;
        }
        done += rows;
        return whole.take(range, rows);
    }

    /** The entries of a leaf that begin the values of a depth. */
    private record Slots(LeafLevels levels, int[] entries, int count) {
        int definition(int slot) {
            return levels.definition(entries[slot]);
        }

        /** The entry behind the last one of a slot. */
        int end(int slot) {
            return slot + 1 < count ? entries[slot + 1] : levels.count();
        }
    }

    private static Slots slots(LeafLevels levels, int repetition, int definition) {
        int[] entries = new int[levels.count()];
        int count = 0;
        for (int entry = 0; entry < levels.count(); entry++) {
            if (levels.repetition(entry) <= repetition && levels.definition(entry) >= definition) {
                entries[count++] = entry;
            }
        }
        return new Slots(levels, entries, count);
    }

    /** The levels of the first leaf below a node that the type wants. */
    private LeafLevels levels(Node of, DataType wanted) {
        return switch (wanted) {
            case DataType.Array array -> levels(Objects.requireNonNull(element(of)), array.element());
            case DataType.MapOf map ->
                levels(Objects.requireNonNull(entry(of)).children().get(0), map.key());
            case DataType.RowOf row -> {
                Field first = row.fields().getFirst();
                yield levels(child(of, first), first.type());
            }
            default ->
                leaves.computeIfAbsent(
                        of.firstLeaf(), index -> new LeafLevels(of.leaf(), wanted, pages.apply(of.leaf())));
        };
    }

    private static Node child(Node of, Field field) {
        return Objects.requireNonNull(FileSchema.find(of.children(), field.name()));
    }

    /**
     * The column of a node.
     *
     * @param slots its values in a leaf below it
     * @param repetition the repetition level of the repeated node around it, and
     * @param definition the definition level from which that has an element
     */
    private Column build(Node of, DataType wanted, Slots slots, int repetition, int definition) {
        return switch (wanted) {
            case DataType.Array array -> {
                Node element = Objects.requireNonNull(element(of));
                Node repeated = of.children().getFirst();
                Ranges ranges = ranges(slots, of, repeated);
                Column elements = within(element, array.element(), repeated);
                yield new ArrayColumn(array, slots.count(), elements, ranges.offsets, ranges.lengths, ranges.validity);
            }
            case DataType.MapOf map -> {
                Node entry = Objects.requireNonNull(entry(of));
                Ranges ranges = ranges(slots, of, entry);
                Column keys = within(entry.children().get(0), map.key(), entry);
                Column values = within(entry.children().get(1), map.value(), entry);
                yield new MapColumn(map, slots.count(), keys, values, ranges.offsets, ranges.lengths, ranges.validity);
            }
            case DataType.RowOf row -> {
                List<Column> fields = new ArrayList<>();
                for (Field field : row.fields()) {
                    Node child = child(of, field);
                    Slots own = slots(levels(child, field.type()), repetition, definition);
                    fields.add(build(child, field.type(), own, repetition, definition));
                }
                yield new RowColumn(row, slots.count(), fields, validity(slots, of.definition()));
            }
            default -> slots.levels().values(slots.entries(), slots.count());
        };
    }

    private Column within(Node element, DataType wanted, Node repeated) {
        Slots slots = slots(levels(element, wanted), repeated.repetition(), repeated.definition());
        return build(element, wanted, slots, repeated.repetition(), repeated.definition());
    }

    private static long @Nullable [] validity(Slots slots, int definition) {
        long[] bits = Validity.allValid(Math.max(slots.count(), 1));
        boolean anyNull = false;
        for (int slot = 0; slot < slots.count(); slot++) {
            if (slots.definition(slot) < definition) {
                Validity.setNull(bits, slot);
                anyNull = true;
            }
        }
        return anyNull ? bits : null;
    }

    private record Ranges(int[] offsets, int[] lengths, long @Nullable [] validity) {}

    private static Ranges ranges(Slots slots, Node list, Node repeated) {
        int[] offsets = new int[slots.count()];
        int[] lengths = new int[slots.count()];
        int elements = 0;
        for (int slot = 0; slot < slots.count(); slot++) {
            offsets[slot] = elements;
            for (int entry = slots.entries()[slot]; entry < slots.end(slot); entry++) {
                boolean begins = slots.levels().repetition(entry) <= repeated.repetition()
                        && slots.levels().definition(entry) >= repeated.definition();
                elements += begins ? 1 : 0;
            }
            lengths[slot] = elements - offsets[slot];
        }
        return new Ranges(offsets, lengths, validity(slots, list.definition()));
    }
}
