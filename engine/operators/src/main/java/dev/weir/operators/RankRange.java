package dev.weir.operators;

import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of every group are wanted.
 *
 * @param keys columns that make the groups
 * @param order by what the rows of a group are numbered, from 1; equal ones by their other columns
 * @param first number of the first row wanted
 * @param last number of the last row wanted
 * @param numberName what the column of the number is called; empty: there is none
 */
public record RankRange(List<Integer> keys, List<SortKey> order, long first, long last, String numberName) {
    public RankRange {
        keys = List.copyOf(keys);
        order = List.copyOf(order);
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("no rows from " + first + " to " + last);
        }
    }

    /** Whether rows come with their number. */
    public boolean isNumbered() {
        return !numberName.isEmpty();
    }

    /** The same rows without their numbers. */
    public RankRange withoutNumber() {
        return new RankRange(keys, order, first, last, "");
    }

    /** The input's columns, then the number. */
    public Schema output(Schema input) {
        if (!isNumbered()) {
            return input;
        }
        List<Field> fields = new ArrayList<>(input.fields());
        fields.add(new Field(numberName, DataTypes.BIGINT.withNullable(false)));
        return new Schema(fields);
    }

    /** As EXPLAIN shows it. */
    public String describe(Schema input) {
        String range =
                first == 1 ? "first " + last : first == last ? "number " + first : "from " + first + " to " + last;
        return range + (keys.isEmpty() ? "" : ", partitionBy=" + Indexes.names(input, keys)) + ", orderBy="
                + order.stream().map(key -> key.describe(input)).toList()
                + (isNumbered() ? ", number=" + numberName : "");
    }
}
