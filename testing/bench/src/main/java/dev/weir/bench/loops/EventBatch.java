package dev.weir.bench.loops;

import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;

/** Events as the arrays that loops run over. A row of an array counts where its event is of that kind. */
record EventBatch(Batch batch) {
    static final int PERSON = 0;
    static final int AUCTION = 1;
    static final int BID = 2;

    private static final DataType TIME = DataTypes.timestamp(3);

    /** The table of examples/nexmark. */
    static final Schema TABLE = Schema.of(
            "event_type",
            DataTypes.INT,
            "person",
            row(
                    "id",
                    DataTypes.BIGINT,
                    "name",
                    DataTypes.STRING,
                    "emailAddress",
                    DataTypes.STRING,
                    "creditCard",
                    DataTypes.STRING,
                    "city",
                    DataTypes.STRING,
                    "state",
                    DataTypes.STRING,
                    "dateTime",
                    TIME,
                    "extra",
                    DataTypes.STRING),
            "auction",
            row(
                    "id",
                    DataTypes.BIGINT,
                    "itemName",
                    DataTypes.STRING,
                    "description",
                    DataTypes.STRING,
                    "initialBid",
                    DataTypes.BIGINT,
                    "reserve",
                    DataTypes.BIGINT,
                    "dateTime",
                    TIME,
                    "expires",
                    TIME,
                    "seller",
                    DataTypes.BIGINT,
                    "category",
                    DataTypes.BIGINT,
                    "extra",
                    DataTypes.STRING),
            "bid",
            row(
                    "auction",
                    DataTypes.BIGINT,
                    "bidder",
                    DataTypes.BIGINT,
                    "price",
                    DataTypes.BIGINT,
                    "channel",
                    DataTypes.STRING,
                    "url",
                    DataTypes.STRING,
                    "dateTime",
                    TIME,
                    "extra",
                    DataTypes.STRING));

    private static DataType row(Object... namesAndTypes) {
        return new DataType.RowOf(Schema.of(namesAndTypes).fields(), true);
    }

    int size() {
        return batch.size();
    }

    /** What each row is. */
    int[] kinds() {
        return ((IntColumn) batch.column(0)).values();
    }

    private Column field(int kind, String name) {
        RowColumn column = (RowColumn) batch.column(1 + kind);
        DataType.RowOf type = (DataType.RowOf) column.type();
        int index = 0;
        while (!type.fields().get(index).name().equals(name)) {
            index++;
        }
        return column.fields().get(index);
    }

    long[] numbers(int kind, String name) {
        return ((LongColumn) field(kind, name)).values();
    }

    long[] times(int kind) {
        return ((TimestampColumn) field(kind, "dateTime")).millis();
    }

    BytesColumn texts(int kind, String name) {
        return (BytesColumn) field(kind, name);
    }

    /** Hands on a row's text. */
    static void write(BytesColumn texts, int row, RowWriter out) {
        out.text(texts.bytes(), texts.offsets()[row], texts.lengths()[row]);
    }
}
