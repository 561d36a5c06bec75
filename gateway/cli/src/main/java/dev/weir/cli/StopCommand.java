package dev.weir.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir stop}. */
@Command(
        name = "stop",
        description = "Makes a savepoint of a running job, and ends the job with it.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    @Parameters(paramLabel = "job", description = "its name or id, see weir jobs")
    private String job = "";

    @Option(names = "--to", paramLabel = "folder", description = "copies the savepoint there too")
    private @Nullable String target;

    @Option(names = "--with-savepoint", description = "says what is always so")
    @SuppressWarnings("UnusedVariable") // Whoever says it in full is understood.
    private boolean withSavepoint;

    @Option(
            names = "--drain",
            description = "has the sources end where they are, as if there were nothing more to be read: windows and"
                    + " timers fire, and the job finishes")
    private boolean drain;

    @Override
    public Integer call() {
        Console console = Console.ofProcess();
        return Guarded.run(
                console,
                () -> Savepoints.make(
                        console,
                        new RunningJobs(RunFolder.ofUser()),
                        job,
                        drain ? RunningJobs.DRAIN : RunningJobs.STOP,
                        target));
    }
}
