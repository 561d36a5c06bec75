package dev.weir.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir}: the entry of the command line. */
@Command(
        name = "weir",
        description = "Weir, a stream and batch processor.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            SqlCommand.class,
            JobsCommand.class,
            SavepointCommand.class,
            StopCommand.class,
            CancelCommand.class,
            CheckpointsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec specification;

    public Main() {
        this.specification = CommandLine.Model.CommandSpec.create();
    }

    /** Runs a command and ends the process with its exit code: 0, 1 for an error, 2 for wrong usage. */
    public static void main(String[] arguments) {
        quietStart();
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    /** A user of the command line has no logging to set up, and need not know of the JVM's incubator modules. */
    private static void quietStart() {
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        if (Boolean.getBoolean("weir.terminal")) {
            System.err.print("\033[F\033[K");
            System.err.flush();
        }
    }

    @Override
    public void run() {
        specification.commandLine().usage(System.out);
    }
}
