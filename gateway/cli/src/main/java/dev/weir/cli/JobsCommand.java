package dev.weir.cli;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code weir jobs}. */
@Command(
        name = "jobs",
        description = "Lists the jobs that your processes run on this machine.",
        mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {
    private static final Schema COLUMNS = Schema.of(
            "id", DataTypes.STRING,
            "job", DataTypes.STRING,
            "rows read", DataTypes.BIGINT,
            "checkpoints", DataTypes.STRING,
            "script", DataTypes.STRING);

    @Override
    public Integer call() {
        Console console = Console.ofProcess();
        return Guarded.run(console, () -> list(console, new RunningJobs(RunFolder.ofUser())));
    }

    /** Shows the jobs. */
    static void list(Console console, RunningJobs jobs) {
        List<Row> rows = jobs.all().stream()
                .map(job ->
                        Row.of(job.id(), job.name(), job.rowsRead(), job.checkpoints() ? "yes" : "no", job.script()))
                .toList();
        TextTable.lines(COLUMNS, new ValueText(ZoneOffset.UTC), rows).forEach(console::line);
    }
}
