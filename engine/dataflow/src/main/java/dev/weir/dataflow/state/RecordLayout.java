package dev.weir.dataflow.state;

import dev.weir.data.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the records of a {@link RecordTable} hold, said in enough detail that a checkpoint can be restored by any number
 * of instances. Two tables are the same state only if their layouts are equal.
 *
 * @param keys the types of the key's columns; none for a table of one record
 * @param keyLinks columns of the key, BIGINT, that are numbers of records, with the table of those
 * @param values what belongs to the owner of the table; all words are zero in a new record
 * @param home what decides which instance keeps a record
 */
public record RecordLayout(
        List<DataType> keys, Map<Integer, String> keyLinks, List<RecordValue> values, RecordHome home) {
    public RecordLayout {
        keys = List.copyOf(keys);
        keyLinks = Map.copyOf(keyLinks);
        values = List.copyOf(values);
        for (int key : keyLinks.keySet()) {
            if (key < 0 || key >= keys.size() || !(keys.get(key) instanceof DataType.BigInt)) {
                throw new IllegalArgumentException("a link must be a BIGINT column of the key: " + key);
            }
        }
        boolean fits = switch (home) {
            case RecordHome.Key h -> !keys.isEmpty();
            case RecordHome.KeyColumns h -> keyColumnsFit(h.columns(), keys.size());
            case RecordHome.KeyLink h -> keyLinks.containsKey(h.key());
            case RecordHome.ValueLink h ->
                h.value() >= 0 && h.value() < values.size() && values.get(h.value()) instanceof RecordValue.Link;
            case RecordHome.First h -> true;
            case RecordHome.Everywhere h -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException("this cannot decide where records are kept: " + home);
        }
    }

    /** Records that are kept where their key is, or by the first instance if there is none; without links. */
    public static RecordLayout of(List<DataType> keys, List<RecordValue> values) {
        return new RecordLayout(keys, Map.of(), values, keys.isEmpty() ? RecordHome.FIRST : RecordHome.KEY);
    }

    /** As {@link #of(List, List)}, with words that are just numbers. */
    public RecordLayout(List<DataType> keys, int valueWords) {
        this(keys, Map.of(), RecordValue.words(valueWords), keys.isEmpty() ? RecordHome.FIRST : RecordHome.KEY);
    }

    /** The same records, kept elsewhere. */
    public RecordLayout keptBy(RecordHome other) {
        return new RecordLayout(keys, keyLinks, values, other);
    }

    /** The same records, a column of whose key is the number of a record of another table. */
    public RecordLayout withKeyLink(int key, String table) {
        Map<Integer, String> links = new LinkedHashMap<>(keyLinks);
        links.put(key, table);
        return new RecordLayout(keys, links, values, home);
    }

    /** 64-bit words that belong to the owner of the table. */
    public int valueWords() {
        return wordOf(values.size());
    }

    /** The first word of a value, counted from the first value word. */
    public int wordOf(int value) {
        return IntStream.range(0, value).map(i -> values.get(i).words()).sum();
    }

    private static boolean keyColumnsFit(List<Integer> columns, int keys) {
        return !columns.isEmpty() && columns.stream().allMatch(column -> column >= 0 && column < keys);
    }

    /** The layout as messages show it. */
    public String describe() {
        StringBuilder text = new StringBuilder("key (");
        for (int key = 0; key < keys.size(); key++) {
            text.append(key == 0 ? "" : ", ").append(keys.get(key).sql());
            if (keyLinks.containsKey(key)) {
                text.append(" of ").append(keyLinks.get(key));
            }
        }
        text.append("), values ")
                .append(values.stream().map(RecordValue::describe).toList());
        return text.append(", kept ").append(home.describe()).toString();
    }
}
