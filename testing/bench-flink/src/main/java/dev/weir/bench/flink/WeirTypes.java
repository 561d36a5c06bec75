package dev.weir.bench.flink;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import java.util.List;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/** Flink's types of the columns of events as Weir's. */
final class WeirTypes {
    private WeirTypes() {}

    static Schema schema(RowType row) {
        return new Schema(fields(row));
    }

    private static List<Field> fields(RowType row) {
        return row.getFields().stream()
                .map(field -> new Field(field.getName(), type(field.getType())))
                .toList();
    }

    private static DataType type(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case INTEGER -> DataTypes.INT;
            case BIGINT -> DataTypes.BIGINT;
            case VARCHAR -> DataTypes.STRING;
            case TIMESTAMP_WITHOUT_TIME_ZONE -> DataTypes.timestamp(3);
            case ROW -> new DataType.RowOf(fields((RowType) type), true);
            default -> throw new IllegalArgumentException("no event has a " + type);
        };
    }
}
