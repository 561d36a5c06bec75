package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlJob;
import dev.weir.sql.SqlSession;
import dev.weir.sql.StatementResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script is edited between two runs: what its job takes over from a savepoint, and how that is told before. */
class EditedJobTest {
    private static final String TABLES = """
            SET 'checkpoint.interval' = '1 h';
            SET 'parallelism.default' = '2';
            CREATE TABLE orders (id BIGINT, customer BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000',
              'fields.id.min' = '1', 'fields.id.max' = '1000',
              'fields.customer.min' = '1', 'fields.customer.max' = '9');
            CREATE TABLE sums (customer BIGINT, total BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE counts (customer BIGINT, n BIGINT) WITH ('connector' = 'blackhole');
            CREATE TEMPORARY VIEW renamed AS SELECT customer AS who, id AS number FROM orders;
            """;

    private static final String SUMS =
            "INSERT INTO sums SELECT customer, SUM(id) AS total FROM orders GROUP BY customer;";

    @TempDir
    private Path folder;

    private final SqlSession session = SqlSession.create(SessionSettings.defaults());

    @AfterEach
    void close() {
        session.close();
        session.jobs().forEach(job -> job.awaitFor(Duration.ofSeconds(10)));
    }

    private String savepoint() {
        session.run("<sql>", TABLES, result -> {});
        session.set("checkpoint.directory", folder.toString());
        session.execute(SUMS);
        SqlJob job = session.jobs().getLast();
        while (job.progress().rowsOut() == 0) {
            assertThat(job.isDone()).isFalse();
        }
        String place = job.savepoint(SavepointMode.STOP).join();
        job.await();
        return place;
    }

    private List<RestorePlan> dryRun(String script) {
        List<RestorePlan> plans = new ArrayList<>();
        session.set("checkpoint.restore-dry-run", "true");
        try {
            session.run("edited.sql", script, result -> {
                if (result instanceof StatementResult.Restore(RestorePlan plan)) {
                    plans.add(plan);
                }
            });
        } catch (WeirException e) {
            assertThat(plans.getLast().refusal()).isNotNull();
            assertThat(e.getMessage()).contains("WEIR-CHECKPOINT-0006");
        } finally {
            session.set("checkpoint.restore-dry-run", "false");
        }
        return plans;
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.count();
        }
    }

    @Test
    void stateIsFoundAgainAfterUnrelatedEdits() throws IOException {
        String place = savepoint();
        session.set("checkpoint.restore", place);
        long files = files();
        String edited = "EXECUTE STATEMENT SET BEGIN"
                + " INSERT INTO counts SELECT customer, COUNT(*) FROM orders WHERE id > 3 GROUP BY customer;"
                + " INSERT INTO sums SELECT who, SUM(number) FROM renamed GROUP BY who; END;";
        RestorePlan plan = dryRun(edited).getFirst();
        assertThat(plan.refusal()).isNull();
        assertThat(plan.entries())
                .filteredOn(entry -> entry.fate() == RestorePlan.Fate.KEPT)
                .extracting(RestorePlan.Entry::state)
                .containsExactly(RestorePlan.POSITION, "groups");
        assertThat(plan.entries())
                .filteredOn(entry -> entry.fate() == RestorePlan.Fate.NEW)
                .hasSize(1);
        assertThat(files()).as("a dry run writes nothing").isEqualTo(files);
        int before = session.jobs().size();
        session.execute(edited.substring(0, edited.length() - 1));
        SqlJob job = session.jobs().getLast();
        assertThat(session.jobs()).hasSize(before + 1);
        while (job.progress().rowsOut() == 0) {
            assertThat(job.isDone()).isFalse();
        }
        assertThat(job.history()).anyMatch(told -> told.startsWith("goes on with checkpoint"));
    }

    @Test
    void whatWouldBeDroppedIsNamedAndRefusedUnlessAllowed() {
        String place = savepoint();
        session.set("checkpoint.restore", place);
        String other = SUMS.replace("SUM(id)", "MAX(id)");
        assertThat(dryRun(other).getFirst().entries())
                .extracting(RestorePlan.Entry::fate)
                .containsExactlyInAnyOrder(RestorePlan.Fate.KEPT, RestorePlan.Fate.NEW, RestorePlan.Fate.DROPPED);
        session.execute(other);
        assertThatThrownBy(session.jobs().getLast()::await)
                .hasMessageContaining("WEIR-CHECKPOINT-0006")
                .hasMessageContaining("GroupAggregate(groupBy=[customer], select=[SUM(id) AS total])");
        session.set("checkpoint.allow-dropped-state", "true");
        assertThat(dryRun(other).getFirst().refusal()).isNull();
        session.execute(other);
        SqlJob job = session.jobs().getLast();
        while (job.progress().rowsOut() == 0) {
            assertThat(job.isDone()).isFalse();
        }
    }

    @Test
    void queriesAreNotRunInADryRun() {
        session.set("checkpoint.restore-dry-run", "true");
        assertThat(session.execute("SELECT 1 AS n")).isInstanceOf(StatementResult.Done.class);
        assertThat(session.jobs()).isEmpty();
    }
}
