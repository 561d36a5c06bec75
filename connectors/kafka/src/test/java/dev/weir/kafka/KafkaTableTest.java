package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options come to, without a broker. */
class KafkaTableTest {
    private static final Schema SCHEMA = Schema.of("k_id", DataTypes.INT, "a", DataTypes.INT);
    private static final String[] MINIMAL = {
        "properties.bootstrap.servers",
        "nowhere:1",
        "topic",
        "t",
        "format",
        "json",
        "scan.startup.mode",
        "latest-offset"
    };

    private static KafkaTableSource source(String... options) {
        return (KafkaTableSource) new KafkaConnector()
                .source(Tables.table(SCHEMA, List.of(), List.of(), Tables.with(MINIMAL, options)))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "topic-pattern=x | one of 'topic' and 'topic-pattern' is required, and only one",
                "scan.startup.mode=group-offsets | needs 'properties.group.id'",
                "scan.startup.mode=timestamp | 'scan.startup.mode' = 'timestamp' needs 'scan.startup.timestamp-millis'",
                "scan.startup.mode=specific-offsets,scan.startup.specific-offsets=0:1 | but has '0:1'",
                "scan.bounded.mode=specific-offsets | needs 'scan.bounded.specific-offsets'",
                "key.fields=k_id | 'key.format' and 'key.fields' go together",
                "key.format=json | 'key.format' and 'key.fields' go together",
                "key.format=json,key.fields=k_ix | did you mean 'k_id'?",
                "key.format=json,key.fields=k_id,key.fields-prefix=k_ | needs 'value.fields-include' = 'EXCEPT_KEY'",
                "key.format=raw,key.fields=a,key.fields-prefix=k_,value.fields-include=EXCEPT_KEY | not begin with",
                "key.format=json,key.fields=k_id,key.json.ignore-parse-error=true | json.ignore-parse-errors",
                "value.format=csv | 'format' and 'value.format' say the same",
                "format=parquet | format 'parquet' cannot be read from messages",
                "on-error=dead-letter | 'on-error' = 'dead-letter' needs 'on-error.dead-letter.topic'"
            })
    void optionsThatCannotBeAreNamed(String options, String message) {
        String[] pairs = options.strip().split("[=,]");
        assertThatThrownBy(() -> source(pairs)).hasMessageContaining(message.strip());
    }

    @Test
    void partsKnowTheirColumns() {
        KafkaTable table = source(
                        "key.format",
                        "json",
                        "key.fields",
                        "k_id",
                        "key.fields-prefix",
                        "k_",
                        "value.fields-include",
                        "EXCEPT_KEY",
                        "key.json.ignore-parse-errors",
                        "true")
                .table();
        assertThat(table.key().table().schema().names()).containsExactly("id");
        assertThat(table.key().table().options().values()).containsOnlyKeys("json.ignore-parse-errors");
        assertThat(table.value().table().schema().names()).containsExactly("a");
    }

    @Test
    void placesAreReadFromOptions() {
        Range range = Range.of(new Configuration(Map.of(
                "scan.startup.mode",
                "SPECIFIC_OFFSETS",
                "scan.startup.specific-offsets",
                "partition:0,offset:42; partition:1,offset:300",
                "scan.bounded.mode",
                "latest-offset")));
        assertThat(range.start()).isEqualTo(new Range.Place.Offsets(Map.of(0, 42L, 1, 300L)));
        assertThat(range.isBounded()).isTrue();
    }

    @Test
    void splitsSurviveTheirBytes() {
        KafkaSplit split = new KafkaSplit("töpic", 3, 1L << 40, KafkaSplit.NEVER);
        KafkaSplit.Codec codec = new KafkaSplit.Codec();
        assertThat(codec.decode(codec.encode(split))).isEqualTo(split);
        assertThat(split.from(7).id()).isEqualTo(split.id());
    }

    @Test
    void bytesOfTheChunkBelongToTheirRecord() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String value : new String[] {"ab", null, "", "cde"}) {
            records.add(new ConsumerRecord<>("t", 0, records.size(), null, TestingTopic.bytes(value)));
        }
        Fetched.Bytes bytes = Fetched.Bytes.values(records);
        assertThat(new String(bytes.chunk(), StandardCharsets.UTF_8)).isEqualTo("ab\n\ncde\n");
        assertThat(bytes.isNull(1)).isTrue();
        assertThat(List.of(bytes.recordAt(0), bytes.recordAt(1), bytes.recordAt(3), bytes.recordAt(4)))
                .containsExactly(0, 0, 2, 3);
        assertThat(bytes.ends()[3]).isEqualTo(7);
    }
}
