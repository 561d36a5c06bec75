package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.RestartOptions;
import dev.weir.simulator.Simulation;
import dev.weir.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What jobs take over from their session: options of checkpoints and restarts, and names. */
class JobOptionsTest {
    private static final String TABLES = """
            CREATE TABLE copy (id INT) WITH ('connector' = 'memory');
            CREATE TABLE other (id INT) WITH ('connector' = 'memory');
            """;

    private final List<JobGraph> submitted = new ArrayList<>();
    private final SqlSession session = SqlSession.create(new SessionSettings(
            graph -> {
                submitted.add(graph);
                return Simulation.executor(7).submit(graph);
            },
            new ManualClock(),
            Path.of(""),
            Configuration.EMPTY.with("parallelism.default", "1"),
            7));

    private List<String> names() {
        return submitted.stream().map(JobGraph::name).toList();
    }

    private void insertOnce() {
        session.run("jobs/copy.sql", TABLES + "INSERT INTO copy SELECT id FROM (VALUES (1)) AS t (id);", result -> {});
    }

    @Test
    void optionsReachTheJobUnderBothNames() {
        session.execute("SET 'checkpoint.interval' = '1 s'");
        session.execute("SET 'execution.checkpointing.timeout' = '3 min'");
        session.execute("SET 'restart-strategy' = 'failure-rate'");
        insertOnce();
        Configuration options = submitted.getFirst().options();
        assertThat(options.get(CheckpointOptions.INTERVAL)).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.get(CheckpointOptions.TIMEOUT)).isEqualTo(Duration.ofMinutes(3));
        assertThat(options.get(RestartOptions.STRATEGY)).isEqualTo(RestartOptions.Kind.FAILURE_RATE);
    }

    @Test
    void anOptionIsResetUnderEitherName() {
        session.execute("SET 'checkpoint.interval' = '1 s'");
        session.execute("RESET 'execution.checkpointing.interval'");
        insertOnce();
        assertThat(submitted.getFirst().options().find(CheckpointOptions.INTERVAL))
                .isEmpty();
    }

    @Test
    void queriesMakeNoCheckpoints() {
        session.execute("SET 'checkpoint.interval' = '1 s'");
        session.execute("SET 'checkpoint.restore' = 'latest'");
        session.query("SELECT 1 AS n").rows();
        assertThat(submitted.getFirst().options().find(CheckpointOptions.INTERVAL))
                .isEmpty();
        assertThat(submitted.getFirst().options().find(CheckpointOptions.RESTORE))
                .isEmpty();
    }

    @Test
    void wrongOptionsAreRefusedWhenTheyAreSet() {
        assertThatThrownBy(() -> session.execute("SET 'checkpoint.intervall' = '1 s'"))
                .hasMessageContaining("WEIR-CONFIG-0001")
                .hasMessageContaining("did you mean 'checkpoint.interval'?");
        assertThatThrownBy(() -> session.execute("SET 'execution.checkpointing.interval' = 'soon'"))
                .hasMessageContaining("WEIR-CONFIG-0002");
        assertThatThrownBy(() -> session.execute("SET 'restart-strategy.type' = 'sometimes'"))
                .hasMessageContaining("WEIR-CONFIG-0002");
    }

    @Test
    void jobsOfAScriptAreNamedAlikeWheneverItRuns() {
        String values = " SELECT id FROM (VALUES (1)) AS t (id);";
        String script = "INSERT INTO copy" + values + "INSERT INTO other" + values + "INSERT INTO copy" + values
                + "EXECUTE STATEMENT SET BEGIN INSERT INTO copy" + values + "INSERT INTO other" + values + "END;";
        List<String> expected = List.of(
                "twice/insert-into-copy",
                "twice/insert-into-other",
                "twice/insert-into-copy-2",
                "twice/insert-into-copy-and-other");
        session.run("setup.sql", TABLES, result -> {});
        session.run("some/where/twice.sql", script, result -> {});
        assertThat(names()).isEqualTo(expected);
        submitted.clear();
        session.run("some/where/twice.sql", script, result -> {});
        assertThat(names()).isEqualTo(expected);
    }

    @Test
    void aNameThatTheUserGivesIsTheJobs() {
        session.execute("SET 'pipeline.name' = 'mine'");
        insertOnce();
        typeInsert();
        assertThat(names()).containsExactly("mine", "mine");
    }

    private void typeInsert() {
        session.execute("INSERT INTO copy SELECT id FROM (VALUES (1)) AS t (id)");
    }

    @Test
    void manyTablesAreCounted() {
        assertThat(JobNames.inserting(List.of("a", "x.y.b", "c"))).isEqualTo("insert-into-a-and-b-and-c");
        assertThat(JobNames.inserting(List.of("a", "b", "c", "d"))).isEqualTo("insert-into-a-and-b-and-2-more");
    }
}
