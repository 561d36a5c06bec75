package dev.weir.formats.json;

import dev.weir.data.Batch;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;

/**
 * Writes a row that is added as one that was created, and one that is retracted as one that was deleted. One thread.
 */
final class DebeziumEncoder implements RecordEncoder {
    private final JsonEncoder rows;

    DebeziumEncoder(JsonEncoder rows) {
        this.rows = rows;
    }

    @Override
    public void encode(Batch batch, RecordBuffer target) {
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            boolean added = batch.weight(row) > 0;
            target.putAscii(added ? "{\"before\":null,\"after\":" : "{\"before\":");
            rows.putObject(batch, row, target);
            target.putAscii(added ? ",\"op\":\"c\"}" : ",\"after\":null,\"op\":\"d\"}");
            target.endRecord();
        }
    }
}
