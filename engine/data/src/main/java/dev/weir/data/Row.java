package dev.weir.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One row as Java objects, for the edges of the engine: printed results, collected results, tests, user functions that
 * ask for rows. The classes of the values are those named at each {@link DataType}. Immutable; byte arrays in it must
 * not be written to.
 */
public final class Row {
    private final RowKind kind;
    private final List<@Nullable Object> values;

    private Row(RowKind kind, List<@Nullable Object> values) {
        this.kind = kind;
        this.values = values;
    }

    /** An insertion of the given values. */
    public static Row of(@Nullable Object... values) {
        return ofKind(RowKind.INSERT, values);
    }

    /** A change of the given kind. */
    public static Row ofKind(RowKind kind, @Nullable Object... values) {
        return new Row(kind, Collections.unmodifiableList(Arrays.asList(values.clone())));
    }

    /** What this row says in a changelog. */
    public RowKind kind() {
        return kind;
    }

    /** The values in the order of the fields. */
    public List<@Nullable Object> values() {
        return values;
    }

    /** The value of the field at an index. */
    public @Nullable Object getField(int index) {
        return values.get(index);
    }

    /** Number of fields. */
    public int size() {
        return values.size();
    }

    /** The same values as another kind of change. */
    public Row withKind(RowKind other) {
        return new Row(other, values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row
                && kind == row.kind
                && Arrays.deepEquals(values.toArray(), row.values.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.deepHashCode(values.toArray());
    }

    /** As Flink's print connector writes rows: {@code +I[1, a, null]}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", kind.shortString() + "[", "]");
        values.forEach(value -> text.add(render(value)));
        return text.toString();
    }

    private static String render(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> Arrays.toString(bytes);
            case Row row -> row.nested();
            case List<?> list -> {
                StringJoiner text = new StringJoiner(", ", "[", "]");
                list.forEach(element -> text.add(render(element)));
                yield text.toString();
            }
            case java.util.Map<?, ?> map -> {
                StringJoiner text = new StringJoiner(", ", "{", "}");
                map.forEach((key, element) -> text.add(render(key) + "=" + render(element)));
                yield text.toString();
            }
            default -> value.toString();
        };
    }

    private String nested() {
        StringJoiner text = new StringJoiner(", ", "+I[", "]");
        values.forEach(value -> text.add(render(value)));
        return text.toString();
    }
}
