package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Row;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlJob;
import dev.weir.sql.SqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state of a job in a checkpoint, asked for by SQL and written into files. */
class StateQueryTest {
    private static final String JOB = """
            SET 'checkpoint.interval' = '1 h';
            SET 'parallelism.default' = '2';
            SET 'pipeline.name' = 'counting';
            CREATE TABLE numbers (id BIGINT, digit AS CAST(id AS STRING)) WITH ('connector' = 'datagen',
              'rows-per-second' = '2000', 'fields.id.kind' = 'sequence', 'fields.id.start' = '1',
              'fields.id.end' = '9999999');
            CREATE TABLE gone (last_digit STRING, n BIGINT) WITH ('connector' = 'blackhole');
            """;

    private static final String INSERT =
            "INSERT INTO gone SELECT RIGHT(digit, 1), COUNT(*) FROM numbers GROUP BY RIGHT(digit, 1)";

    @TempDir
    private Path folder;

    private final SqlSession session = SqlSession.create(SessionSettings.defaults());
    private String checkpoint = "";
    private long read;

    @BeforeEach
    void run() {
        session.run("<sql>", JOB, result -> {});
        session.set("checkpoint.directory", folder.resolve("checkpoints").toString());
        session.execute(INSERT);
        SqlJob job = session.jobs().getLast();
        while (job.progress().rowsRead() < 100) {
            assertThat(job.isDone()).isFalse();
        }
        checkpoint = job.savepoint(SavepointMode.STOP).join();
        job.await();
    }

    @AfterEach
    void close() {
        session.close();
        session.jobs().forEach(job -> job.awaitFor(Duration.ofSeconds(10)));
    }

    private List<Row> rows(String query) {
        return session.query(query).rows();
    }

    @Test
    void groupsAreATableWithTypedKeys() {
        for (String where : List.of("latest", "counting", checkpoint)) {
            List<Row> groups = rows("SELECT key0, value0 FROM STATE('" + where + "', 'GroupAggregate', 'groups')");
            assertThat(groups).hasSize(10).allSatisfy(row -> {
                assertThat(row.getField(0)).asString().matches("[0-9]");
                assertThat((Long) row.getField(1)).isPositive();
            });
        }
    }

    @Test
    void itCanBeJoinedAndAggregatedAsAnyTable() {
        List<Row> sums = rows("SELECT COUNT(*), SUM(a.value0) - SUM(b.value0) FROM"
                + " STATE('latest', 'GroupAggregate', 'groups') AS a"
                + " JOIN TABLE(STATE('latest', 'GroupAggregate', 'groups')) AS b ON a.key0 = b.key0");
        assertThat(sums).containsExactly(Row.of(10L, 0L));
    }

    @Test
    void aRestoredJobGoesOnFromWhatIsThere() {
        String total = "SELECT SUM(value0) FROM STATE('latest', 'GroupAggregate', 'groups')";
        read = (Long) java.util.Objects.requireNonNull(rows(total).getFirst().getField(0));
        session.set("checkpoint.restore", "latest");
        session.execute(INSERT);
        SqlJob job = session.jobs().getLast();
        while (job.progress().rowsRead() < 100) {
            assertThat(job.isDone()).isFalse();
        }
        job.savepoint(SavepointMode.STOP).join();
        job.await();
        session.execute("RESET 'checkpoint.restore'");
        long more = job.progress().rowsRead();
        assertThat((Long) rows(total).getFirst().getField(0))
                .as("%d rows before, %d read since", read, more)
                .isBetween(read + 1, read + more);
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        assertThatThrownBy(() -> rows("SELECT * FROM STATE('latest', 'GroupAgregate-00000000', 'groups')"))
                .hasMessageContaining("<sql>:1:15: WEIR-CHECKPOINT-0010")
                .hasMessageContaining("there are GroupAggregate-");
        assertThatThrownBy(() -> rows("SELECT * FROM STATE('latest', 'GroupAggregate', 'group')"))
                .hasMessageContaining("has no state 'group'")
                .hasMessageContaining("did you mean 'groups'?");
        assertThatThrownBy(() -> rows("SELECT * FROM STATE('nowhere', 'GroupAggregate', 'groups')"))
                .hasMessageContaining("WEIR-CHECKPOINT-0004")
                .hasMessageContaining("counting");
        assertThatThrownBy(() -> rows("SELECT * FROM STATE('latest', 'GroupAggregate')"))
                .hasMessageContaining("STATE takes three texts");
        assertThatThrownBy(() -> rows("SELECT nothing FROM STATE('latest', 'GroupAggregate', 'groups')"))
                .hasMessageContaining("nothing");
    }

    @Test
    void statesAreExportedWithAManifest() throws IOException {
        List<Row> groups = rows("SELECT key0, value0 FROM STATE('latest', 'GroupAggregate', 'groups')");
        assertThat(groups).isNotEmpty();
        for (String format : List.of("parquet", "csv", "json")) {
            Path target = folder.resolve(format);
            List<Row> written = new StateExport(target, format).run(CheckpointPlace.ofPath(checkpoint));
            assertThat(written).singleElement().satisfies(row -> {
                assertThat(row.getField(1)).isEqualTo("groups");
                assertThat(row.getField(3)).isEqualTo((long) groups.size());
            });
            String file = java.util.Objects.requireNonNull(written.getFirst().getField(2))
                    .toString();
            session.execute("DROP TABLE IF EXISTS exported");
            session.execute(
                    "CREATE TABLE exported (key0 STRING, value0 BIGINT) WITH ('connector' = 'filesystem', 'path' = '"
                            + target.resolve(file) + "', 'format' = '" + format + "'"
                            + (format.equals("csv") ? ", 'csv.header' = 'true'" : "") + ")");
            if (!format.equals("csv")) {
                assertThat(rows("SELECT key0, value0 FROM exported")).containsExactlyInAnyOrderElementsOf(groups);
            }
            assertThat(Files.readString(target.resolve(StateExport.MANIFEST))).contains("groups", file);
            assertThatThrownBy(() -> new StateExport(target, format).run(CheckpointPlace.ofPath(checkpoint)))
                    .hasMessageContaining("is not empty");
        }
    }
}
