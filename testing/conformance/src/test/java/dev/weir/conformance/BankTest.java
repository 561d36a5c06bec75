package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.data.Row;
import dev.weir.simulator.Simulation;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import dev.weir.testkit.ManualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a query shows is the answer for one consistent cut of its inputs: however transfers are interleaved, the
 * balances of all accounts add up to zero in every result that anybody can see.
 */
class BankTest {
    private static final int SEEDS = 100;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void every_total_ever_shown_is_zero(int parallelism) {
        int shown = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<List<Row>> epochs = totals(parallelism, seed);
            for (List<Row> rows : epochs) {
                assertThat(rows)
                        .as("parallelism %d, seed %d", parallelism, seed)
                        .hasSizeLessThanOrEqualTo(1);
                for (Row row : rows) {
                    assertThat(row.getField(0))
                            .as("parallelism %d, seed %d", parallelism, seed)
                            .isEqualTo(0L);
                    shown++;
                }
            }
            assertThat(epochs.getLast()).as("seed %d", seed).containsExactly(Row.of(0L, 30L));
        }
        assertThat(shown).as("totals shown in %d runs", SEEDS).isGreaterThan(5 * SEEDS);
    }

    private static List<List<Row>> totals(int parallelism, long seed) {
        String name = "bank-" + parallelism + "-" + seed;
        Configuration options = new Configuration(Map.of("parallelism.default", Integer.toString(parallelism)));
        SessionSettings settings =
                new SessionSettings(Simulation.executor(seed), new ManualClock(), Path.of(""), options, seed);
        try (SqlSession session = SqlSession.create(settings)) {
            session.run("bank.sql", script(name), result -> {});
        }
        return WatchedConnector.take(name);
    }

    private static String script(String watched) {
        return """
            CREATE TABLE transfers (sender INT, receiver INT, amount BIGINT) WITH ('connector' = 'bank');
            CREATE VIEW credits AS SELECT receiver AS account, SUM(amount) AS credits FROM transfers GROUP BY receiver;
            CREATE VIEW debits AS SELECT sender AS account, SUM(amount) AS debits FROM transfers GROUP BY sender;
            CREATE VIEW balances AS SELECT credits.account, credits - debits AS balance
              FROM credits JOIN debits ON credits.account = debits.account;
            CREATE TABLE totals (total BIGINT, accounts BIGINT) WITH ('connector' = 'watched', 'name' = '%s');
            INSERT INTO totals SELECT SUM(balance), COUNT(*) FROM balances;
            """.formatted(watched);
    }
}
