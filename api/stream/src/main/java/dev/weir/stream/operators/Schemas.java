package dev.weir.stream.operators;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import java.util.List;

/** The two shapes of a DataStream's batches. */
public final class Schemas {
    /** Records. */
    public static final Schema RECORDS = Schema.ofObjects("Object");

    /** Records, and their keys in column 1. */
    public static final Schema KEYED =
            new Schema(List.of(RECORDS.fields().getFirst(), new Field("key", new DataType.Opaque("Object"))));

    /** The column of keys, as partitionings and hashes name it. */
    static final int[] KEY_COLUMN = {1};

    private Schemas() {}

    /** The column of keys. */
    public static int[] keyColumn() {
        return KEY_COLUMN.clone();
    }
}
