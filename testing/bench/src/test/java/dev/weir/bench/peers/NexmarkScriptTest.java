package dev.weir.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NexmarkScriptTest {
    private static final String TABLE = """
            CREATE TABLE datagen (event_type INT, dateTime AS bid.dateTime) WITH (
              'connector' = 'nexmark',
              'first-event.rate' = '10000',
              'events.num' = '1000000'
            )""";
    private static final String SINK = "CREATE TABLE nexmark_q5 (num BIGINT) WITH ('connector' = 'blackhole')";

    private static String text(NexmarkScript script, Path folder) throws IOException {
        return Files.readString(script.write(folder.resolve("script.sql")));
    }

    @Test
    void optionsOfTheTablesAreReplaced(@TempDir Path folder) throws IOException {
        NexmarkScript script = new NexmarkScript(Map.of("a", "b"))
                .statement(TABLE, 77, 88)
                .statement(TABLE, 77, 88)
                .statement(SINK, 77, 88);
        assertThat(text(script.printing().quoted(), folder)).isEqualTo("""
                SET 'a' = 'b';

                CREATE TABLE datagen (event_type INT, `dateTime` AS bid.`dateTime`) WITH (
                  'connector' = 'nexmark',
                  'first-event.rate' = '88',
                  'events.num' = '77'
                );

                CREATE TABLE nexmark_q5 (num BIGINT) WITH ('connector' = 'print', 'print-identifier' = 'q5');
                """);
    }

    @Test
    void eventsComeFromFiles(@TempDir Path folder) throws IOException {
        NexmarkScript script =
                new NexmarkScript(Map.of()).statement(TABLE, 1, 1).reading("'path' = '/a$b'");
        assertThat(text(script, folder)).isEqualTo("""
                CREATE TABLE datagen (event_type INT, dateTime AS bid.dateTime) WITH (
                  'path' = '/a$b');
                """);
    }
}
