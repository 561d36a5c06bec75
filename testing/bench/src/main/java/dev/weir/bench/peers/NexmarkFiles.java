package dev.weir.bench.peers;

import dev.weir.bench.TimedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Events as JSON lines, written once by Weir: one file for each number of events and rate. */
final class NexmarkFiles {
    private NexmarkFiles() {}

    /** The folder with the file of so many events. */
    static Path folder(long events, long rate) {
        return Path.of("build-output", "bench", "nexmark-json", events + "-" + rate)
                .toAbsolutePath();
    }

    /** The options of a table that reads the file. */
    static String options(long events, long rate) {
        return "'connector' = 'filesystem', 'format' = 'json', 'path' = '" + folder(events, rate) + "'";
    }

    /** Writes the file if it is not there. */
    static void prepare(NexmarkQuery query, long events, long rate) {
        Path folder = folder(events, rate);
        if (Files.isDirectory(folder)) {
            return;
        }
        String table = query.statements().stream()
                .filter(statement -> statement.startsWith("CREATE TABLE datagen"))
                .findFirst()
                .orElseThrow();
        NexmarkScript script = new NexmarkScript(Map.of("parallelism.default", "1"))
                .statement(table, events, rate)
                .statement(
                        table.replaceFirst("datagen", "written")
                                .replaceFirst(
                                        "(?s),\\s*dateTime AS CASE.*",
                                        ") WITH (" + options(events, rate)
                                                + ", 'sink.rolling-policy.file-size' = '1 tb',"
                                                + " 'sink.rolling-policy.rollover-interval' = '1 d')"),
                        events,
                        rate)
                .statement("INSERT INTO written SELECT event_type, person, auction, bid FROM datagen", events, rate);
        try {
            Files.createDirectories(folder.getParent());
            String file = script.write(folder.resolveSibling("write.sql")).toString();
            Entrant.Launch launch = Engines.weir(List.of("-Xmx2g"), "run", file);
            if (TimedProcess.run(launch.command(), launch.environment(), null, null) == null) {
                throw new IllegalStateException("weir run " + file + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
