package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Row;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same questions to Weir and to DuckDB about three million flights. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbTest {
    private static final Path DATA =
            Path.of("../../examples/flights/data").toAbsolutePath().normalize();

    @SuppressWarnings("NullAway.Init")
    private DuckDb duckDb;

    @SuppressWarnings("NullAway.Init")
    private SqlSession weir;

    @BeforeAll
    void open() throws SQLException {
        duckDb = new DuckDb(DATA);
        weir = SqlSession.create(SessionSettings.defaults().in(DATA));
        weir.set("parallelism.default", "2");
        weir.set("execution.runtime-mode", "batch");
        weir.execute("CREATE TABLE flights (`date` TIMESTAMP(3), delay BIGINT, distance BIGINT, origin STRING,"
                + " destination STRING, WATERMARK FOR `date` AS `date`)"
                + " WITH ('connector' = 'filesystem', 'path' = 'flights-3m.parquet', 'format' = 'parquet')");
        weir.execute("CREATE TABLE airports (iata STRING, name STRING, city STRING, state STRING, country STRING,"
                + " latitude DOUBLE, longitude DOUBLE) WITH ('connector' = 'filesystem', 'path' = 'airports.csv',"
                + " 'format' = 'csv', 'csv.header' = 'true')");
    }

    @AfterAll
    void close() throws SQLException {
        weir.close();
        duckDb.close();
    }

    static Stream<QueryFile.Query> queries() {
        return QueryFile.read(Path.of("duckdb/queries.sql")).stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void gives_the_same_rows(QueryFile.Query query) throws SQLException {
        ComparableRows expected = duckDb.query(query.duckdb());
        ComparableRows actual = new ComparableRows();
        for (Row row : weir.query(query.weir()).rows()) {
            actual.add(row.values());
        }
        assertThat(actual.sorted()).as(query.name()).isEqualTo(expected.sorted());
    }
}
