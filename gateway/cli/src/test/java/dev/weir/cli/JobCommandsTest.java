package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlJob;
import dev.weir.sql.SqlSession;
import dev.weir.testkit.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands to jobs that run, over the socket of their process; and what is told of the checkpoints they leave. */
class JobCommandsTest {
    private static final String TABLES = """
            SET 'checkpoint.interval' = '20 ms';
            SET 'parallelism.default' = '1';
            CREATE TABLE numbers (id BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '100');
            CREATE TABLE gone (id BIGINT) WITH ('connector' = 'blackhole');
            """;
    private static final String JOB = "insert-into-gone";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final Console console = new Console(stream, stream, false);

    @TempDir
    private Path folder;

    private SqlSession session;
    private final CommandsUnderWay commands = new CommandsUnderWay();
    private RunFolder runFolder;
    private JobServer server;
    private String checkpoints;

    @BeforeEach
    void open() {
        session = SqlSession.create(SessionSettings.defaults());
        runFolder = new RunFolder(folder.resolve("run"));
        server = JobServer.open(runFolder, session, console, "some.sql", commands);
        checkpoints = folder.resolve("checkpoints").toString();
        session.run("<sql>", TABLES, result -> {});
        session.set("checkpoint.directory", checkpoints);
    }

    @AfterEach
    void close() {
        server.close();
        session.close();
        session.jobs().forEach(job -> job.awaitFor(Duration.ofSeconds(10)));
        commands.close();
    }

    private SqlJob insert() {
        session.execute("INSERT INTO gone SELECT id FROM numbers");
        return session.jobs().getLast();
    }

    private String shown() {
        String text = shown.toString(StandardCharsets.UTF_8);
        shown.reset();
        return text;
    }

    private CheckpointReports reports() {
        return new CheckpointReports(console, checkpoints, new ManualClock());
    }

    @Test
    void jobsAreListedAndCancelled() {
        SqlJob job = insert();
        RunningJobs running = new RunningJobs(runFolder);
        JobsCommand.list(console, running);
        assertThat(shown()).contains(JOB, ProcessHandle.current().pid() + "-", "some.sql", "yes");
        running.command(running.find(JOB), RunningJobs.CANCEL);
        assertThat(job.await()).isEqualTo(Outcome.CANCELLED);
        assertThat(running.all()).isEmpty();
    }

    @Test
    void aSavepointIsMadeAndCopied() {
        insert();
        String copies = folder.resolve("copies").toString();
        Savepoints.make(console, new RunningJobs(runFolder), JOB, RunningJobs.SAVEPOINT, copies);
        String place = shown().strip();
        assertThat(place).startsWith(copies);
        assertThat(reports().verify(place, null)).isZero();
        assertThat(reports().inspect(place, null)).isZero();
        assertThat(shown()).contains("is whole", "job         " + JOB, "(savepoint)", "numbers");
    }

    @Test
    void aJobEndsWithItsSavepoint() {
        SqlJob job = insert();
        Savepoints.make(console, new RunningJobs(runFolder), JOB, RunningJobs.STOP, null);
        assertThat(job.await()).isEqualTo(Outcome.CANCELLED);
        shown();
        assertThat(reports().list(null)).isZero();
        assertThat(shown().lines().filter(line -> line.contains("savepoint"))).hasSize(1);
    }

    @Test
    void aJobIsDrained() {
        SqlJob job = insert();
        Savepoints.make(console, new RunningJobs(runFolder), JOB, RunningJobs.DRAIN, null);
        assertThat(shown()).contains("has ended its input and finished");
        assertThat(job.await()).isEqualTo(Outcome.FINISHED);
        assertThat(reports().list(null)).isZero();
        assertThat(shown().lines().filter(line -> line.contains("savepoint"))).hasSize(1);
    }

    @Test
    void whatIsNotThereIsSaid() {
        insert();
        RunningJobs running = new RunningJobs(runFolder);
        assertThatThrownBy(() -> running.find("other"))
                .hasMessageContaining("WEIR-CLI-0002")
                .hasMessageContaining(JOB);
        assertThat(reports().inspect("other", null)).isEqualTo(1);
        assertThat(shown()).contains("WEIR-CHECKPOINT-0004");
    }

    @Test
    void checkpointsAreRemovedWhenTheirJobHasEnded() {
        SqlJob job = insert();
        RunningJobs running = new RunningJobs(runFolder);
        Savepoints.make(console, running, JOB, RunningJobs.SAVEPOINT, null);
        String place = shown().strip();
        assertThat(reports().remove(place, null, running)).isEqualTo(1);
        assertThat(shown()).contains("WEIR-CLI-0006");
        job.cancel();
        job.await();
        assertThat(reports().remove(place, null, running)).isZero();
        assertThat(Path.of(place)).doesNotExist();
    }

    @Test
    void damageIsNamed() throws IOException {
        SqlJob job = insert();
        Savepoints.make(console, new RunningJobs(runFolder), JOB, RunningJobs.STOP, null);
        job.await();
        String place = shown().lines().toList().getLast();
        Files.write(Path.of(place, "metadata"), new byte[] {1, 2, 3});
        assertThat(reports().verify(place, null)).isEqualTo(1);
        assertThat(shown()).contains("WEIR-CHECKPOINT-0002", "metadata");
        assertThat(reports().list(null)).isEqualTo(1);
    }

    @Test
    void theSocketOfADeadProcessIsRemoved() throws IOException {
        Path dead = runFolder.socket(1);
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(dead))
                .close();
        assertThat(dead).exists();
        assertThat(new RunningJobs(runFolder).all()).isEmpty();
        assertThat(dead).doesNotExist();
    }

    @Test
    void aFolderThatOthersCanEnterIsRefused() throws IOException {
        Path open = folder.resolve("open");
        Files.createDirectory(open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> new RunFolder(open).prepare()).hasMessageContaining("WEIR-CLI-0005");
    }

    @Test
    void recordsTravelAsTheyAre() {
        List<String> record = List.of("a\tb", "", "c\\n\nd", "\\t");
        assertThat(Wire.fields(Wire.line(record))).isEqualTo(record);
        assertThat(Wire.line(record)).doesNotContain("\n");
    }

    @Test
    void sizesAndAgesAreForPeople() {
        assertThat(CheckpointReports.bytes(1023)).isEqualTo("1023 B");
        assertThat(CheckpointReports.bytes(3L << 30)).isEqualTo("3.0 GiB");
        assertThat(CheckpointReports.age(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(CheckpointReports.age(Duration.ofDays(3))).isEqualTo("3 d");
    }
}
