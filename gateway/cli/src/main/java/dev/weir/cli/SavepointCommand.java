package dev.weir.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir savepoint}. */
@Command(
        name = "savepoint",
        description = "Makes a savepoint of a running job: a checkpoint that stays until it is removed.",
        mixinStandardHelpOptions = true)
final class SavepointCommand implements Callable<Integer> {
    @Parameters(paramLabel = "job", description = "its name or id, see weir jobs")
    private String job = "";

    @Option(names = "--to", paramLabel = "folder", description = "copies the savepoint there too")
    private @Nullable String target;

    @Override
    public Integer call() {
        Console console = Console.ofProcess();
        return Guarded.run(
                console,
                () -> Savepoints.make(
                        console, new RunningJobs(RunFolder.ofUser()), job, RunningJobs.SAVEPOINT, target));
    }
}
