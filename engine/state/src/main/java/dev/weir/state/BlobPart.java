package dev.weir.state;

import dev.weir.dataflow.state.RecordLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a blob says of a table. */
sealed interface BlobPart permits TablePart, EntriesPart {
    /** The table, the root of several. */
    TableId id();

    /** Its layout, and those of the tables whose records stand with its own. */
    List<RecordLayout> layouts();

    /** How it is said, see {@link RecordBlob}. */
    int form();

    /** How many records are written, or gone. */
    long changeCount();

    /** @param numbers of the layouts in the blob */
    void write(StateOutput out, Map<RecordLayout, Integer> numbers) throws IOException;
}
