package dev.weir.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.testkit.Coding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** The format against a registry in this process. */
class ConfluentAvroFormatTest {
    private static final ConfluentAvroFormatFactory CONFLUENT = new ConfluentAvroFormatFactory();
    private static final Schema USERS = Schema.of("name", DataTypes.STRING, "age", DataTypes.BIGINT);

    private static Coding coding(TestingRegistry registry, Schema schema, String... options) {
        List<String> all =
                new ArrayList<>(List.of("avro-confluent.url", registry.url(), "avro-confluent.subject", "s"));
        all.addAll(List.of(options));
        return Coding.of(CONFLUENT, schema, all.toArray(String[]::new));
    }

    @Test
    void schemasAreRegisteredOnceAndAskedForOnce() throws IOException {
        try (TestingRegistry registry = new TestingRegistry("")) {
            registry.add("\"string\"");
            Coding coding = coding(registry, USERS);
            List<Row> rows = List.of(Row.of("ann", 30L), Row.of(null, null), Row.of("bob", 40L));
            List<byte[]> messages = coding.write(rows);
            assertThat(registry.subjects()).isEqualTo(Map.of("s", List.of(2)));
            assertThat(messages).allSatisfy(message -> assertThat(message).startsWith(0, 0, 0, 0, 2));
            assertThat(coding.read(messages, new ArrayList<>())).isEqualTo(rows);
            assertThat(registry.requests()).containsExactly("POST /subjects/s/versions", "GET /schemas/ids/2");
        }
    }

    private static byte[] message(int id, String schemaText, Map<String, Object> fields) throws IOException {
        org.apache.avro.Schema schema = new org.apache.avro.Schema.Parser().parse(schemaText);
        GenericRecordBuilder builder = new GenericRecordBuilder(schema);
        fields.forEach(builder::set);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<IndexedRecord>(schema).write(builder.build(), encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @Test
    void messagesAreReadByTheSchemaThatWroteThem() throws IOException {
        String old = """
                {"type": "record", "name": "User", "namespace": "shop", "fields": [
                  {"name": "age", "type": "int"},
                  {"name": "name", "type": "string"},
                  {"name": "gone", "type": {"type": "array", "items": "double"}}]}""";
        String later = """
                {"type": "record", "name": "User", "namespace": "shop", "fields": [
                  {"name": "name", "type": ["null", {"type": "enum", "name": "Who", "symbols": ["ANN", "BOB"]}]}]}""";
        String wrong = """
                {"type": "record", "name": "User", "fields": [{"name": "age", "type": "string"}]}""";
        try (TestingRegistry registry = new TestingRegistry("")) {
            int first = registry.add(old);
            int second = registry.add(later);
            int third = registry.add(wrong);
            org.apache.avro.Schema who = new org.apache.avro.Schema.Parser()
                    .parse(later)
                    .getField("name")
                    .schema()
                    .getTypes()
                    .getLast();
            List<byte[]> messages = List.of(
                    message(first, old, Map.of("age", 7, "name", "cyd", "gone", List.of(1.0))),
                    message(
                            second,
                            later,
                            Map.of("name", new org.apache.avro.generic.GenericData.EnumSymbol(who, "BOB"))),
                    message(third, wrong, Map.of("age", "old")),
                    new byte[] {1, 2, 3, 4, 5, 6},
                    new byte[] {0, 0},
                    message(first, old, Map.of("age", 8, "name", "dan", "gone", List.of())));
            List<BadRecords.BadRecord> bad = new ArrayList<>();
            assertThat(coding(registry, USERS).read(messages, bad))
                    .containsExactly(Row.of("cyd", 7L), Row.of("BOB", null), Row.of("dan", 8L));
            assertThat(bad)
                    .extracting(record -> record.code().code() + " " + record.field())
                    .containsExactly("WEIR-AVRO-0002 age", "WEIR-AVRO-0001 ", "WEIR-AVRO-0001 ");
            Schema strict = new Schema(List.of(new Field("name", DataTypes.STRING.withNullable(false))));
            bad.clear();
            assertThat(coding(registry, strict).read(messages.subList(2, 3), bad))
                    .isEmpty();
            assertThat(bad.getFirst().problem()).isEqualTo("there is no value, but the column is NOT NULL");
        }
    }

    @Test
    void aSchemaOfOnesOwnIsRegistered() throws IOException {
        String own = """
                {"type": "record", "name": "User", "namespace": "shop", "fields": [
                  {"name": "name", "type": ["null", "string"]}, {"name": "age", "type": ["null", "long"]}]}""";
        try (TestingRegistry registry = new TestingRegistry("")) {
            Coding coding = coding(registry, USERS, "avro-confluent.schema", own);
            List<Row> rows = List.of(Row.of("ann", 30L));
            assertThat(coding.read(coding.write(rows), new ArrayList<>())).isEqualTo(rows);
            assertThatThrownBy(() -> coding(registry, USERS, "avro-confluent.schema", own.replace("age", "year"))
                            .write(rows))
                    .hasMessageContaining("WEIR-AVRO-0004")
                    .hasMessageContaining("is no record with the columns [age]");
            assertThatThrownBy(() -> coding(registry, USERS, "avro-confluent.schema", "{")
                            .write(rows))
                    .hasMessageContaining("option 'avro-confluent.schema' is no schema of Avro");
        }
    }

    @Test
    void usersAndPasswordsAreSent() throws IOException {
        try (TestingRegistry registry = new TestingRegistry("me:secret")) {
            List<Row> rows = List.of(Row.of("ann", 30L));
            Coding known = coding(
                    registry,
                    USERS,
                    "avro-confluent.basic-auth.credentials-source",
                    "USER_INFO",
                    "avro-confluent.basic-auth.user-info",
                    "me:secret");
            assertThat(known.read(known.write(rows), new ArrayList<>())).isEqualTo(rows);
            Coding inUrl = coding(
                    registry,
                    USERS,
                    "avro-confluent.url",
                    registry.url().replace("http://", "http://me:secret@"),
                    "avro-confluent.basic-auth.credentials-source",
                    "URL");
            assertThat(inUrl.read(inUrl.write(rows), new ArrayList<>())).isEqualTo(rows);
            assertThatThrownBy(() -> coding(registry, USERS).write(rows))
                    .hasMessageContaining("WEIR-AVRO-0006: cannot register a schema for subject 's'")
                    .hasMessageContaining("401 Unauthorized");
        }
    }

    @Test
    void whatTheRegistrySaysIsToldAndAnotherOneIsAsked() throws IOException {
        try (TestingRegistry registry = new TestingRegistry("");
                TestingRegistry broken = new TestingRegistry("")) {
            byte[] unknown = {0, 0, 0, 0, 9, 0};
            assertThatThrownBy(() -> coding(registry, USERS).read(List.of(unknown), new ArrayList<>()))
                    .hasMessageContaining("WEIR-AVRO-0006: cannot find schema 9")
                    .hasMessageContaining("Schema 9 not found");
            broken.breakDown();
            List<Row> rows = List.of(Row.of("ann", 30L));
            assertThatThrownBy(() -> coding(broken, USERS).write(rows))
                    .hasMessageContaining("WEIR-AVRO-0005")
                    .hasMessageContaining("503 Error while forwarding");
            assertThat(coding(broken, USERS, "avro-confluent.url", broken.url() + "," + registry.url() + "/")
                            .write(rows))
                    .hasSize(1);
            assertThatThrownBy(() -> coding(broken, USERS, "avro-confluent.url", "localhost:8081")
                            .write(rows))
                    .hasMessageContaining("WEIR-AVRO-0004")
                    .hasMessageContaining("'localhost:8081' is no address");
        }
    }
}
