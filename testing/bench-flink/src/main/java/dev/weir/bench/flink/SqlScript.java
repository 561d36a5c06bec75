package dev.weir.bench.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;

/** Runs the statements of a script one after the other, each to its end, in a cluster within this process. */
public final class SqlScript {
    private SqlScript() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        String script = Files.readString(Path.of(arguments[0]));
        for (String statement : script.split(";\\s*\\n")) {
            if (statement.isBlank()) {
                continue;
            }
            String text = statement.strip();
            if (text.startsWith("SET ")) {
                String[] words = text.split("'");
                tables.getConfig().set(words[1], words[3]);
                continue;
            }
            TableResult result = tables.executeSql(text);
            if (text.startsWith("EXPLAIN")) {
                result.print();
            } else {
                result.await();
            }
        }
        // Threads of the cluster may outlive its jobs.
        System.exit(0);
    }
}
