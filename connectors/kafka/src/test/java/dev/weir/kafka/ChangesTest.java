package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that are changes of rows, as a format has them. */
@Timeout(120)
@ExtendWith(KafkaServer.Extension.class)
class ChangesTest {
    private static final Schema SCHEMA = Schema.of("id", DataTypes.INT, "name", DataTypes.STRING);
    private static final List<Row> CHANGES = List.of(
            Row.of(1, "a"),
            Row.of(2, "b"),
            Row.ofKind(RowKind.DELETE, 1, "a"),
            Row.of(1, "c"),
            Row.ofKind(RowKind.DELETE, 2, "b"));

    private final KafkaServer server;

    ChangesTest(KafkaServer server) {
        this.server = server;
    }

    private TableDefinition table(String connector, String... more) {
        String[] options = {
            "connector",
            connector,
            "properties.bootstrap.servers",
            server.bootstrapServers(),
            "scan.startup.mode",
            "earliest-offset",
            "scan.bounded.mode",
            "latest-offset"
        };
        return Tables.table(SCHEMA, List.of(), List.of("id"), Tables.with(options, more));
    }

    @Test
    void whatIsWrittenIsReadAsTheSameChanges() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            TableDefinition table = table("kafka", "topic", topic.name(), "value.format", "debezium-json");
            KafkaConnector connector = new KafkaConnector();
            assertThat(connector.acceptsChanges(table)).isTrue();
            assertThat(connector.yieldsChanges(table)).isTrue();
            Sink sink = connector.sink(table).orElseThrow();
            try (Writing writing = new Writing(sink, SCHEMA, 0)) {
                writing.write(CHANGES.toArray(Row[]::new));
                writing.writer().finish();
            }
            assertThat(topic.committedRecords())
                    .hasSize(CHANGES.size())
                    .startsWith("null={\"before\":null,\"after\":{\"id\":1,\"name\":\"a\"},\"op\":\"c\"}")
                    .endsWith("null={\"before\":{\"id\":2,\"name\":\"b\"},\"after\":null,\"op\":\"d\"}");
            assertThat(Reading.all(connector.source(table).orElseThrow())).isEqualTo(CHANGES);
        }
    }

    @Test
    void otherFormatsAreOfNewRows() {
        TableDefinition table = table("kafka", "topic", "t", "format", "json");
        assertThat(new KafkaConnector().acceptsChanges(table)).isFalse();
        assertThat(new KafkaConnector().yieldsChanges(table)).isFalse();
    }

    @Test
    void upsertsAreRowsThemselves() {
        TableDefinition table =
                table("upsert-kafka", "topic", "t", "key.format", "json", "value.format", "debezium-json");
        assertThatThrownBy(() -> new UpsertKafkaConnector().source(table))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("whose records are changes");
    }
}
