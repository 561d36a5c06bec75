package dev.weir.cli;

import dev.weir.dataflow.checkpoint.CheckpointOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir run script.sql}. */
@Command(
        name = "run",
        description = {
            "Runs a SQL script in this process.",
            "Relative paths in the script mean files beside it. Statements run one after the other; an INSERT whose",
            "input never ends goes on beside those that follow."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private final SessionArguments arguments = new SessionArguments();

    @Parameters(paramLabel = "script.sql", description = "the script")
    private Path script = Path.of("");

    @Option(
            names = "--restore",
            paramLabel = "latest|number|path",
            description = {
                "with which checkpoint jobs go on: the newest of each job, one by its number, or one by its folder;",
                "a job that has ended is not run again"
            })
    private @Nullable String restore;

    @Option(
            names = "--allow-dropped-state",
            description = "go on also when the checkpoint has state for which a job has no place any more")
    private boolean allowDroppedState;

    @Option(
            names = "--dry-run",
            description = {
                "with --restore: run nothing, but show what jobs would take over from the checkpoint;",
                "ends with 1 if one could not go on with it"
            })
    private boolean dryRun;

    @Override
    public Integer call() {
        if (restore != null) {
            arguments.set(CheckpointOptions.RESTORE.key(), restore);
        }
        if (allowDroppedState) {
            arguments.set(CheckpointOptions.ALLOW_DROPPED_STATE.key(), "true");
        }
        if (dryRun) {
            arguments.set(CheckpointOptions.DRY_RUN.key(), "true");
        }
        return new ScriptCommand(Console.ofProcess(), arguments).runFile(script);
    }
}
