package dev.weir.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir sql}. */
@Command(
        name = "sql",
        description = "Opens a shell, or runs statements given on the command line.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
    @Mixin
    private final SessionArguments arguments = new SessionArguments();

    @Option(names = "-e", paramLabel = "statements", description = "runs statements separated by ';' and ends")
    private @Nullable String statements;

    @Option(names = "-f", paramLabel = "script.sql", description = "runs a script and ends")
    private @Nullable Path script;

    @Override
    public Integer call() {
        ScriptCommand command = new ScriptCommand(Console.ofProcess(), arguments);
        if (statements != null) {
            return command.runText(statements);
        }
        return script != null ? command.runFile(script) : Shell.run(arguments);
    }
}
