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

    @Override
    public Integer call() {
        if (restore != null) {
            arguments.set(CheckpointOptions.RESTORE.key(), restore);
        }
        return new ScriptCommand(Console.ofProcess(), arguments).runFile(script);
    }
}
