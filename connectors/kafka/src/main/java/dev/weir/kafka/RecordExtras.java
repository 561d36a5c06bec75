package dev.weir.kafka;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.TimestampColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** What the metadata columns of a table that is written say: the timestamps and headers of records. */
final class RecordExtras {
    private static final Headers NONE = new Headers(List.of());

    private final int timestampColumn;
    private final int headersColumn;

    /** A record's headers. */
    record Headers(List<Header> list) {}

    RecordExtras(KafkaTable table) {
        List<String> keys = table.definition().metadataKeys();
        int physical = table.definition().schema().size() - keys.size();
        timestampColumn = place(keys, KafkaMetadata.TIMESTAMP, physical);
        headersColumn = place(keys, KafkaMetadata.HEADERS, physical);
    }

    private static int place(List<String> keys, String key, int physical) {
        int index = keys.indexOf(key);
        return index < 0 ? -1 : physical + index;
    }

    /** Milliseconds since 1970; null for the time of writing. */
    @Nullable
    Long timestamp(Batch batch, int row) {
        if (timestampColumn < 0) {
            return null;
        }
        Column column = batch.column(timestampColumn);
        if (column.isNull(row)) {
            return null;
        }
        return column instanceof ConstantColumn constant
                ? ((TimestampColumn) constant.single()).millis()[0]
                : ((TimestampColumn) column.flat()).millis()[row];
    }

    Headers headers(Batch batch, int row) {
        if (headersColumn < 0) {
            return NONE;
        }
        Map<?, ?> map = (Map<?, ?>) batch.column(headersColumn).value(row);
        if (map == null || map.isEmpty()) {
            return NONE;
        }
        List<Header> headers = new ArrayList<>(map.size());
        map.forEach((key, value) -> headers.add(new RecordHeader((String) key, (byte[]) value)));
        return new Headers(headers);
    }
}
