package dev.weir.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Override
    public Integer call() {
        return new ScriptCommand(Console.ofProcess(), arguments).runFile(script);
    }
}
