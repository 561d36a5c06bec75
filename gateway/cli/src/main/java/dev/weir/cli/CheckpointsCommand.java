package dev.weir.cli;

import dev.weir.base.Configuration;
import dev.weir.base.SystemClock;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir checkpoints}: looks at what jobs have left behind. */
@Command(
        name = "checkpoints",
        description = "Lists, shows, checks, exports and removes checkpoints.",
        mixinStandardHelpOptions = true)
final class CheckpointsCommand implements Runnable {
    private static final String WHAT = "a job, the folder of its checkpoints, or that of one checkpoint";

    @Spec
    private CommandSpec specification = CommandSpec.create();

    @Option(
            names = {"--dir", "--directory"},
            paramLabel = "folder",
            scope = CommandLine.ScopeType.INHERIT,
            description = "where the folders of jobs are; unless given, .weir/checkpoints")
    private @Nullable String directory;

    private CheckpointReports reports() {
        String folder = directory == null ? Configuration.EMPTY.get(CheckpointOptions.DIRECTORY) : directory;
        return new CheckpointReports(Console.ofProcess(), folder, SystemClock.INSTANCE);
    }

    @Command(name = "list", description = "Lists all checkpoints, or those of one job.")
    int list(@Parameters(arity = "0..1", paramLabel = "job", description = WHAT) @Nullable String what) {
        return reports().list(what);
    }

    @Command(name = "inspect", description = "Shows what a checkpoint consists of.")
    int inspect(
            @Parameters(paramLabel = "job|path", description = WHAT) String what,
            @Parameters(arity = "0..1", paramLabel = "number", description = "which; the newest unless given") @Nullable
                    Long number) {
        return reports().inspect(what, number);
    }

    @Command(
            name = "verify",
            description = "Reads every file of a checkpoint; ends with 1 if one is not as it was written.")
    int verify(
            @Parameters(paramLabel = "job|path", description = WHAT) String what,
            @Parameters(arity = "0..1", paramLabel = "number", description = "which; the newest unless given") @Nullable
                    Long number) {
        return reports().verify(what, number);
    }

    @Command(
            name = "export",
            description = "Writes every state of a checkpoint into a file of a folder, and a list of them.")
    int export(
            @Parameters(paramLabel = "job|path", description = WHAT) String what,
            @Parameters(paramLabel = "folder", description = "where to; it must be empty or not exist") Path folder,
            @Option(
                            names = "--format",
                            paramLabel = "format",
                            defaultValue = "parquet",
                            description = "parquet, csv or json; unless given, parquet")
                    String format) {
        return reports().export(what, folder, format);
    }

    @Command(name = "remove", description = "Removes a checkpoint, and the files that no other one needs.")
    int remove(
            @Parameters(paramLabel = "job|path", description = WHAT) String what,
            @Parameters(arity = "0..1", paramLabel = "number", description = "which; needed unless the path says it")
                    @Nullable
                    Long number) {
        return reports().remove(what, number, new RunningJobs(RunFolder.ofUser()));
    }

    @Override
    public void run() {
        specification.commandLine().usage(System.out);
    }
}
