package dev.weir.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Row;
import dev.weir.examples.flights.Delays.AirportWindow;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import dev.weir.stream.CloseableIterator;
import dev.weir.stream.DataStream;
import dev.weir.stream.StreamExecutionEnvironment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the flights against DuckDB, as the SQL twin of the program is. */
class DelaysTest {
    private static final String PATH =
            Path.of("flights/data/flights-3m.parquet").toAbsolutePath().toString();

    private record Place(LocalDateTime start, String origin) {}

    private record Delay(long flights, long tenthsOfMinutes) {
        static Delay of(long flights, double minutes) {
            return new Delay(flights, Math.round(minutes * 10));
        }
    }

    private static Map<Place, Delay> collect(DataStream<AirportWindow> windows) {
        Map<Place, Delay> delays = new HashMap<>();
        try (CloseableIterator<AirportWindow> results = windows.executeAndCollect()) {
            while (results.hasNext()) {
                AirportWindow window = results.next();
                Delay before = delays.put(
                        new Place(window.start(), window.origin()), Delay.of(window.flights(), window.meanDelay()));
                if (before != null) {
                    throw new AssertionError("a window is computed once, not so " + window);
                }
            }
        }
        return delays;
    }

    private static Map<Place, Delay> query(String starts, String condition) throws SQLException {
        Map<Place, Delay> delays = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT s, origin, COUNT(*), AVG(delay) FROM '" + PATH + "', "
                        + starts + " WHERE " + condition + " GROUP BY s, origin")) {
            while (rows.next()) {
                delays.put(
                        new Place(rows.getTimestamp(1).toLocalDateTime(), rows.getString(2)),
                        Delay.of(rows.getLong(3), rows.getDouble(4)));
            }
        }
        return delays;
    }

    @Test
    void hourlyDelaysAreThoseOfDuckDb() throws SQLException {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(2);
        assertThat(collect(Delays.hourly(Delays.flights(environment, PATH))))
                .isEqualTo(query("LATERAL (SELECT date_trunc('hour', \"date\") AS s)", "true"));
    }

    /** January only: the job is the whole one, but there are fewer windows to compare. */
    @Test
    void slidingDelaysAreThoseOfDuckDb() throws SQLException {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(2);
        LocalDateTime february = LocalDateTime.of(2001, 2, 1, 0, 0);
        assertThat(collect(Delays.lastThreeHours(Delays.flights(environment, PATH))
                        .filter(window -> !window.end().isAfter(february))))
                .isEqualTo(query(
                        "LATERAL (SELECT time_bucket(INTERVAL '30 minutes', \"date\") - n * INTERVAL '30 minutes' AS s"
                                + " FROM range(6) AS r(n))",
                        "s <= TIMESTAMP '2001-01-31 21:00:00'"));
    }

    @Test
    void delaysAreThoseOfTheSqlScript() {
        Map<Place, Delay> fromSql = new HashMap<>();
        try (SqlSession session = SqlSession.create(SessionSettings.defaults())) {
            session.execute("""
                    CREATE TABLE flights (
                      `date` TIMESTAMP(3), delay INT, origin STRING,
                      WATERMARK FOR `date` AS `date` - INTERVAL '1' MINUTE
                    ) WITH ('connector' = 'filesystem', 'format' = 'parquet', 'path' = '%s')
                    """.formatted(PATH));
            for (Row row : session.query("""
                            SELECT window_start, origin, COUNT(*), AVG(CAST(delay AS DOUBLE))
                            FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(`date`), INTERVAL '1' HOUR))
                            WHERE origin IN ('SFO', 'ORD', 'SCC')
                            GROUP BY window_start, window_end, origin
                            """).rows()) {
                fromSql.put(
                        new Place((LocalDateTime) row.getField(0), (String) row.getField(1)),
                        Delay.of((Long) row.getField(2), (Double) row.getField(3)));
            }
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(2);
        assertThat(collect(Delays.hourly(Delays.flights(environment, PATH))
                        .filter(window -> List.of("SFO", "ORD", "SCC").contains(window.origin()))))
                .hasSizeGreaterThan(5_000)
                .isEqualTo(fromSql);
    }
}
