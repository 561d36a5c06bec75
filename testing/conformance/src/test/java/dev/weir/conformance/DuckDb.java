package dev.weir.conformance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DuckDB in memory, with the flights and airports of the examples as views. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb(Path data) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("CREATE VIEW flights AS SELECT * FROM '" + data.resolve("flights-3m.parquet") + "'");
            statement.execute("CREATE VIEW airports AS SELECT * FROM read_csv('" + data.resolve("airports.csv")
                    + "', header = true, columns = {'iata': 'VARCHAR', 'name': 'VARCHAR', 'city': 'VARCHAR',"
                    + " 'state': 'VARCHAR', 'country': 'VARCHAR', 'latitude': 'DOUBLE', 'longitude': 'DOUBLE'})");
        }
    }

    ComparableRows query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace('`', '"'))) {
            ComparableRows rows = new ComparableRows();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(result.getObject(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
