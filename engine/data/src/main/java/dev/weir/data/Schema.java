package dev.weir.data;

import java.util.List;
import java.util.stream.Collectors;

/** The names and types of a batch's columns, in order. */
public record Schema(List<Field> fields) {
    public Schema {
        fields = List.copyOf(fields);
    }

    /** A schema from alternating names and types. */
    public static Schema of(Object... namesAndTypes) {
        return new Schema(DataTypes.fields(namesAndTypes));
    }

    /** The schema of a DataStream's batch: one column of objects. */
    public static Schema ofObjects(String description) {
        return new Schema(List.of(new Field("value", new DataType.Opaque(description))));
    }

    /** Number of columns. */
    public int size() {
        return fields.size();
    }

    /** The type of the column at an index. */
    public DataType type(int index) {
        return fields.get(index).type();
    }

    /** The name of the column at an index. */
    public String name(int index) {
        return fields.get(index).name();
    }

    /** The index of the column of that name, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The columns' names. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** The schema of the columns at the given indexes. */
    public Schema project(int... indexes) {
        return new Schema(java.util.Arrays.stream(indexes).mapToObj(fields::get).toList());
    }

    @Override
    public String toString() {
        return fields.stream()
                .map(field -> field.name() + " " + field.type().sql())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
