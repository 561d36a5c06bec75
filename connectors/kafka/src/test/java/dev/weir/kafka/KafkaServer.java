package dev.weir.kafka;

import dev.weir.servers.KafkaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A real broker in a process of its own: started for the first test that asks for it, and killed after the last. */
final class KafkaServer implements AutoCloseable {
    /** The longest time for which it lets transactions be open. */
    static final int MAX_TRANSACTION_MILLIS = 120_000;

    private final Path folder;
    private final KafkaProcess process;

    /** Hands the server to test methods and constructors. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == KafkaServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(KafkaServer.class, type -> new KafkaServer());
        }
    }

    private KafkaServer() {
        try {
            folder = Files.createTempDirectory("weir-kafka-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = new KafkaProcess(folder, MAX_TRANSACTION_MILLIS);
        process.awaitReady();
    }

    String bootstrapServers() {
        return process.bootstrapServers();
    }

    Admin admin() {
        return process.admin();
    }

    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }
}
