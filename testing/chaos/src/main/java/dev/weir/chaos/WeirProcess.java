package dev.weir.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weir, run by its launcher in a process of its own, which goes on with the newest checkpoint. One thread. */
final class WeirProcess {
    private static final Pattern RESTORED = Pattern.compile("goes on with checkpoint (\\d+)");
    private static final int STOP_SECONDS = 60;

    private final Path launcher;
    private final Path folder;
    private final Path sockets;
    private final Path output;
    private final Process process;

    /**
     * Starts it.
     *
     * @param folder where the script is, and checkpoints and output are to be
     * @param sockets a folder with a short name
     * @param number the number of the life
     */
    WeirProcess(Path launcher, Path folder, Path sockets, int number) throws IOException {
        this.launcher = launcher;
        this.folder = folder;
        this.sockets = sockets;
        output = folder.resolve("weir-%03d.log".formatted(number));
        process = launch(output, "run", "job.sql", "--restore", "latest");
    }

    private Process launch(Path printed, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("XDG_RUNTIME_DIR", sockets.toString());
        builder.environment().put("WEIR_JVM_OPTIONS", "-Xmx512m");
        builder.environment().put("WEIR_JAVA_HOME", System.getProperty("java.home"));
        Process launched = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(launched::destroyForcibly));
        return launched;
    }

    /** Fails when it has ended, which it never does by itself. */
    void checkAlive() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Weir has ended by itself with " + process.exitValue() + "; it printed: "
                    + Files.readString(output));
        }
    }

    /** Ends it at once, as {@code kill -9} does, and returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops its job with a savepoint and waits until it has ended. */
    void stop() throws IOException, InterruptedException {
        Path printed = folder.resolve("stop.log");
        Process stopping = launch(printed, "stop", "chaos", "--with-savepoint");
        boolean ended =
                stopping.waitFor(STOP_SECONDS, TimeUnit.SECONDS) && process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        if (!ended || stopping.exitValue() != 0 || process.exitValue() != 0) {
            throw new AssertionError(
                    "the job cannot be stopped: " + Files.readString(printed) + Files.readString(output));
        }
    }

    /** The checkpoint with which it went on; 0 when it began anew or had not come as far as that. */
    long restoredCheckpoint() throws IOException {
        Matcher matcher = RESTORED.matcher(Files.readString(output));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** How often its job came back without a new process. */
    long restarts() throws IOException {
        try (var lines = Files.lines(output)) {
            return lines.filter(line -> line.contains("restarts")).count();
        }
    }
}
