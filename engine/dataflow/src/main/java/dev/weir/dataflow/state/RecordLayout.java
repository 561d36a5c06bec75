package dev.weir.dataflow.state;

import dev.weir.data.DataType;
import java.util.List;

/**
 * What the records of a {@link RecordTable} hold.
 *
 * @param keys the types of the key's columns; none for a table of one record
 * @param valueWords 64-bit words that belong to the owner of the table; zero in a new record
 */
public record RecordLayout(List<DataType> keys, int valueWords) {
    public RecordLayout {
        keys = List.copyOf(keys);
        if (valueWords < 0) {
            throw new IllegalArgumentException("valueWords must not be negative: " + valueWords);
        }
    }
}
