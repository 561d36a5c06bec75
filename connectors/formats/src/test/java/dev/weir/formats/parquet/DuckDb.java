package dev.weir.formats.parquet;

import dev.weir.data.DataType;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The other reader and writer: DuckDB in this process. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET TimeZone='UTC'");
        execute("SET threads=1");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query as the Java objects of a schema. */
    List<Row> query(String sql, Schema schema) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                Object[] values = new Object[schema.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(result, i + 1, schema.type(i));
                }
                rows.add(Row.of(values));
            }
        }
        return rows;
    }

    private static Object value(ResultSet result, int column, DataType type) throws SQLException {
        if (result.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case DataType.Bool t -> result.getBoolean(column);
            case DataType.TinyInt t -> result.getByte(column);
            case DataType.SmallInt t -> result.getShort(column);
            case DataType.Int t -> result.getInt(column);
            case DataType.BigInt t -> result.getLong(column);
            case DataType.Float32 t -> result.getFloat(column);
            case DataType.Float64 t -> result.getDouble(column);
            case DataType.Decimal t ->
                result.getObject(column, BigDecimal.class).setScale(t.scale());
            case DataType.Date t -> result.getObject(column, LocalDate.class);
            case DataType.Time t -> result.getObject(column, LocalTime.class);
            case DataType.Timestamp t -> result.getObject(column, LocalDateTime.class);
            case DataType.TimestampLtz t ->
                result.getObject(column, OffsetDateTime.class).toInstant();
            case DataType.Binary t -> result.getBytes(column);
            case DataType.VarBinary t -> result.getBytes(column);
            default -> result.getString(column);
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
