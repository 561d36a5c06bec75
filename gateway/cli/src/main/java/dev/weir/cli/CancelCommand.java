package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir cancel}. */
@Command(
        name = "cancel",
        description = "Ends a running job at once. Its checkpoints are kept.",
        mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "job", description = "its name or id, see weir jobs")
    private String job = "";

    @Override
    public Integer call() {
        Console console = Console.ofProcess();
        return Guarded.run(console, () -> {
            RunningJobs jobs = new RunningJobs(RunFolder.ofUser());
            RunningJobs.Found found = jobs.find(job);
            jobs.command(found, RunningJobs.CANCEL);
            console.note("job '" + found.name() + "' is cancelled");
        });
    }
}
