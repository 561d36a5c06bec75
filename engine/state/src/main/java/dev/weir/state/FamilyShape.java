package dev.weir.state;

import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table and those whose records belong to its records, by the links between them: what goes to disk and comes back
 * together is a record of the first, the root, and all that links lead to from there. Immutable.
 */
final class FamilyShape {
    /** A number with sign, short when near 0. */
    static final int NUMBER = 0;
    /** Eight bytes. */
    static final int WORD = 1;
    /** The two words of bytes. */
    static final int BYTES = 2;
    /** A word that is one more than the number of a record, or 0. */
    static final int LINK = 3;
    /** A column of a key that is the number of a record, unless it is NULL. */
    static final int KEY_LINK = 4;
    /** The only column of a key, one word, whose NULL the table says, not the word. */
    static final int ONLY = 5;

    /**
     * A word of a record.
     *
     * @param kind what it means
     * @param word which one
     * @param table where a link leads to
     * @param nullMask the bit of the word of NULLs that says that there is none; 0 if there always is one
     */
    record Step(int kind, int word, int table, long nullMask) {}

    private final List<String> names;
    private final List<RecordLayout> layouts;
    private final KeyLayout[] keys;
    private final Step[][] keySteps;
    private final Step[][] valueSteps;
    private final Step[][] links;

    private FamilyShape(List<String> names, List<RecordLayout> layouts) {
        this.names = List.copyOf(names);
        this.layouts = List.copyOf(layouts);
        int count = names.size();
        keys = new KeyLayout[count];
        keySteps = new Step[count][];
        valueSteps = new Step[count][];
        links = new Step[count][];
        for (int table = 0; table < count; table++) {
            RecordLayout layout = layouts.get(table);
            keys[table] = new KeyLayout(layout.keys());
            List<Step> ofKey = keySteps(keys[table], layout);
            List<Step> ofValues = valueSteps(keys[table], layout);
            keySteps[table] = ofKey.toArray(Step[]::new);
            valueSteps[table] = ofValues.toArray(Step[]::new);
            ofKey.addAll(ofValues);
            links[table] = ofKey.stream()
                    .filter(step -> step.kind == LINK || step.kind == KEY_LINK)
                    .toArray(Step[]::new);
        }
    }

    /** A table whose records have no others. */
    static FamilyShape of(String name, RecordLayout layout) {
        return new FamilyShape(List.of(name), List.of(layout));
    }

    /** A root and its members, as a checkpoint names them. */
    static FamilyShape of(List<String> names, List<RecordLayout> layouts) throws DamagedStateException {
        for (int table = 0; table < names.size(); table++) {
            if (!names.containsAll(linked(layouts.get(table))) || !mayBe(table, layouts.get(table))) {
                throw new DamagedStateException(
                        "table '" + names.get(table) + "' does not belong to '" + names.getFirst() + "'");
            }
        }
        return new FamilyShape(names, layouts);
    }

    /**
     * A table and what belongs to its records.
     *
     * @param tables all tables of the operator by name
     * @return null when records of the table cannot go anywhere by themselves, since others know them
     */
    static @Nullable FamilyShape of(String root, Map<String, RecordLayout> tables) {
        List<String> names = new ArrayList<>(List.of(root));
        for (int table = 0; table < names.size(); table++) {
            RecordLayout layout = tables.get(names.get(table));
            if (layout == null || !mayBe(table, layout)) {
                return null;
            }
            linked(layout).stream().filter(name -> !names.contains(name)).forEach(names::add);
        }
        boolean known = tables.entrySet().stream()
                .filter(other -> !names.contains(other.getKey()))
                .anyMatch(other -> linked(other.getValue()).stream().anyMatch(names::contains));
        Function<String, RecordLayout> layouts = name -> Objects.requireNonNull(tables.get(name));
        return known ? null : new FamilyShape(names, names.stream().map(layouts).toList());
    }

    private static boolean mayBe(int table, RecordLayout layout) {
        return switch (layout.home()) {
            case RecordHome.Key home -> table == 0 && layout.keyLinks().isEmpty();
            case RecordHome.KeyColumns home -> table > 0;
            case RecordHome.KeyLink home -> table > 0;
            case RecordHome.ValueLink home -> table > 0;
            case RecordHome.First home -> false;
            case RecordHome.Everywhere home -> false;
        };
    }

    /** Whether the records of a table have no others. */
    static boolean isAlone(RecordLayout layout) {
        return linked(layout).isEmpty();
    }

    /** The tables to which links of a record lead. */
    private static List<String> linked(RecordLayout layout) {
        List<String> names = new ArrayList<>(layout.keyLinks().values());
        for (RecordValue value : layout.values()) {
            if (value instanceof RecordValue.Link link) {
                names.add(link.table());
            }
        }
        return names.stream().distinct().sorted().toList();
    }

    private List<Step> keySteps(KeyLayout key, RecordLayout layout) {
        List<Step> steps = new ArrayList<>();
        int first = key.firstWord();
        if (key.hasNullBits()) {
            steps.add(new Step(NUMBER, first, 0, 0));
        }
        for (int column = 0; column < key.size(); column++) {
            KeyField field = key.field(column);
            int word = first + field.word();
            String link = layout.keyLinks().get(column);
            long mask = key.hasNullBits() ? 1L << column : 0;
            switch (field.form()) {
                case NUMBER ->
                    steps.add(
                            link != null
                                    ? new Step(KEY_LINK, word, names.indexOf(link), mask)
                                    : new Step(key.isSingleWord() ? ONLY : NUMBER, word, 0, 0));
                case FLOATING -> steps.add(new Step(key.isSingleWord() ? ONLY : WORD, word, 0, 0));
                case DECIMAL -> {
                    steps.add(new Step(WORD, word, 0, 0));
                    steps.add(new Step(NUMBER, word + 1, 0, 0));
                }
                case TIMESTAMP -> {
                    steps.add(new Step(NUMBER, word, 0, 0));
                    steps.add(new Step(NUMBER, word + 1, 0, 0));
                }
                case BYTES, NESTED -> steps.add(new Step(BYTES, word, 0, 0));
            }
        }
        return steps;
    }

    private List<Step> valueSteps(KeyLayout key, RecordLayout layout) {
        List<Step> steps = new ArrayList<>();
        int word = key.firstWord() + key.words();
        for (RecordValue value : layout.values()) {
            steps.add(
                    switch (value) {
                        case RecordValue.Word v -> new Step(NUMBER, word, 0, 0);
                        case RecordValue.Bytes v -> new Step(BYTES, word, 0, 0);
                        case RecordValue.Link v -> new Step(LINK, word, names.indexOf(v.table()), 0);
                    });
            word += value.words();
        }
        return steps;
    }

    /** How many tables; the root is the first. */
    int size() {
        return layouts.size();
    }

    String name(int table) {
        return names.get(table);
    }

    RecordLayout layout(int table) {
        return layouts.get(table);
    }

    List<RecordLayout> layouts() {
        return layouts;
    }

    KeyLayout keyLayout(int table) {
        return keys[table];
    }

    /** How the keys of members are written. */
    Step[] keySteps(int table) {
        return keySteps[table];
    }

    Step[] valueSteps(int table) {
        return valueSteps[table];
    }

    /** Which words are links. */
    Step[] links(int table) {
        return links[table];
    }

    /** The word of the record that says which columns of the key are NULL, if one does. */
    int nullWord(int table) {
        return keys[table].firstWord();
    }

    boolean isLike(FamilyShape other) {
        return names.equals(other.names) && layouts.equals(other.layouts);
    }

    @Override
    public String toString() {
        return Arrays.toString(names.toArray());
    }
}
