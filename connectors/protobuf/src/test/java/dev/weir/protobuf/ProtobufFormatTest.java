package dev.weir.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Field;
import com.google.protobuf.Syntax;
import com.google.protobuf.Timestamp;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.Type;
import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.testkit.Coding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of generated classes and of files of descriptors, written and read. */
class ProtobufFormatTest {
    private static final Schema ORDER = Schema.of(
            "id",
            DataTypes.BIGINT,
            "name",
            DataTypes.STRING,
            "amounts",
            DataTypes.array(DataTypes.INT),
            "prices",
            DataTypes.map(DataTypes.STRING, DataTypes.DOUBLE),
            "status",
            DataTypes.STRING,
            "at",
            DataTypes.timestampLtz(9),
            "small",
            DataTypes.BIGINT,
            "large",
            DataTypes.decimal(20, 0),
            "bytes",
            DataTypes.BYTES,
            "inner",
            DataTypes.row("flag", DataTypes.BOOLEAN, "ratio", DataTypes.FLOAT));

    @TempDir
    private Path folder;

    private Path descriptors;
    private final List<BadRecords.BadRecord> bad = new ArrayList<>();

    @BeforeEach
    void writeDescriptors() throws IOException {
        descriptors = folder.resolve("orders.desc");
        FileDescriptorSet set = FileDescriptorSet.newBuilder()
                .addFile(file())
                .addFile(TimestampProto.getDescriptor().toProto())
                .build();
        Files.write(descriptors, set.toByteArray());
    }

    private static FieldDescriptorProto.Builder field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }

    private static FileDescriptorProto file() {
        DescriptorProto entry = DescriptorProto.newBuilder()
                .setName("PricesEntry")
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(field("key", 1, FieldDescriptorProto.Type.TYPE_STRING))
                .addField(field("value", 2, FieldDescriptorProto.Type.TYPE_DOUBLE))
                .build();
        DescriptorProto inner = DescriptorProto.newBuilder()
                .setName("Inner")
                .addField(field("flag", 1, FieldDescriptorProto.Type.TYPE_BOOL))
                .addField(field("ratio", 2, FieldDescriptorProto.Type.TYPE_FLOAT))
                .build();
        EnumDescriptorProto status = EnumDescriptorProto.newBuilder()
                .setName("Status")
                .addValue(EnumValueDescriptorProto.newBuilder().setName("NEW").setNumber(0))
                .addValue(EnumValueDescriptorProto.newBuilder().setName("PAID").setNumber(3))
                .build();
        DescriptorProto order = DescriptorProto.newBuilder()
                .setName("Order")
                .addNestedType(entry)
                .addNestedType(inner)
                .addEnumType(status)
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("_name"))
                .addField(field("id", 1, FieldDescriptorProto.Type.TYPE_INT64))
                .addField(field("name", 2, FieldDescriptorProto.Type.TYPE_STRING)
                        .setProto3Optional(true)
                        .setOneofIndex(0))
                .addField(field("amounts", 3, FieldDescriptorProto.Type.TYPE_SINT32)
                        .setLabel(Label.LABEL_REPEATED))
                .addField(field("prices", 4, FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setLabel(Label.LABEL_REPEATED)
                        .setTypeName(".shop.Order.PricesEntry"))
                .addField(
                        field("status", 5, FieldDescriptorProto.Type.TYPE_ENUM).setTypeName(".shop.Order.Status"))
                .addField(field("at", 6, FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName(".google.protobuf.Timestamp"))
                .addField(field("small", 7, FieldDescriptorProto.Type.TYPE_UINT32))
                .addField(field("large", 8, FieldDescriptorProto.Type.TYPE_FIXED64))
                .addField(field("bytes", 9, FieldDescriptorProto.Type.TYPE_BYTES))
                .addField(field("inner", 10, FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName(".shop.Order.Inner"))
                .build();
        return FileDescriptorProto.newBuilder()
                .setName("shop.proto")
                .setPackage("shop")
                .setSyntax("proto3")
                .addDependency("google/protobuf/timestamp.proto")
                .addMessageType(order)
                .build();
    }

    private Coding orders(Schema schema, String... more) {
        List<String> options = new ArrayList<>(
                List.of("protobuf.descriptor-file", descriptors.toString(), "protobuf.message-name", "shop.Order"));
        options.addAll(Arrays.asList(more));
        return Coding.of(new ProtobufFormatFactory(), schema, options.toArray(String[]::new));
    }

    private static Coding ofClass(Class<?> type, Schema schema) {
        return Coding.of(new ProtobufFormatFactory(), schema, "protobuf.message-class-name", type.getName());
    }

    @Test
    void whatIsWrittenIsRead() {
        List<Row> rows = List.of(
                Row.of(
                        7L,
                        "ann",
                        List.of(1, -2, Integer.MIN_VALUE),
                        Map.of("a", 1.5, "b", -0.25),
                        "PAID",
                        Instant.parse("2024-05-01T10:00:00.000000001Z"),
                        (1L << 32) - 1,
                        new BigDecimal("18446744073709551615"),
                        new byte[] {0, -1},
                        Row.of(true, 0.5f)),
                Row.of(
                        0L,
                        "",
                        List.of(0),
                        Map.of("", 0.0),
                        "NEW",
                        Instant.EPOCH,
                        0L,
                        BigDecimal.ZERO,
                        new byte[0],
                        Row.of(false, 0f)));
        Coding coding = orders(ORDER);
        List<Row> read = coding.read(coding.write(rows), bad);
        assertThat(bad).isEmpty();
        assertThat(read).usingRecursiveComparison().isEqualTo(rows);
        assertThat(coding.read(coding.write(rows), bad, 6, 1))
                .containsExactly(Row.of((1L << 32) - 1, "ann"), Row.of(0L, ""));
    }

    @Test
    void whatIsNotThereIsNullOrItsDefault() {
        Schema schema = Schema.of(
                "id", DataTypes.BIGINT,
                "name", DataTypes.STRING,
                "amounts", DataTypes.array(DataTypes.INT),
                "status", DataTypes.INT,
                "inner", DataTypes.row("flag", DataTypes.BOOLEAN));
        List<byte[]> empty = List.of(new byte[0]);
        assertThat(orders(schema).read(empty, bad)).containsExactly(Row.of(0L, null, null, 0, null));
        assertThat(orders(schema, "protobuf.read-default-values", "true").read(empty, bad))
                .containsExactly(Row.of(0L, "", List.of(), 0, Row.of(false)));
        Schema notNull = Schema.of("name", DataTypes.STRING.withNullable(false));
        assertThat(orders(notNull).read(empty, bad)).isEmpty();
        assertThat(bad).singleElement().satisfies(record -> {
            assertThat(record.field()).isEqualTo("name");
            assertThat(record.problem()).contains("NOT NULL");
        });
    }

    @Test
    void nullsWithinArraysAndMapsBecomeDefaults() {
        Schema schema = Schema.of(
                "amounts", DataTypes.array(DataTypes.INT), "prices", DataTypes.map(DataTypes.STRING, DataTypes.DOUBLE));
        Map<String, Double> prices = new java.util.HashMap<>();
        prices.put("a", null);
        prices.put(null, 2.0);
        Coding coding = orders(schema, "protobuf.write-null-string-literal", "none");
        List<Row> rows = coding.read(coding.write(List.of(Row.of(Arrays.asList(1, null), prices))), bad);
        assertThat(rows).containsExactly(Row.of(List.of(1, 0), Map.of("a", 0.0, "none", 2.0)));
    }

    @Test
    void aGeneratedClassGivesTheType() {
        Schema schema = Schema.of(
                "name",
                DataTypes.STRING,
                "oneofs",
                DataTypes.array(DataTypes.STRING),
                "fields",
                DataTypes.array(DataTypes.row("number", DataTypes.INT, "kind", DataTypes.STRING)),
                "syntax",
                DataTypes.STRING);
        Type message = Type.newBuilder()
                .setName("Order")
                .addOneofs("a")
                .addFields(Field.newBuilder().setNumber(3).setKind(Field.Kind.TYPE_INT32))
                .setSyntax(Syntax.SYNTAX_PROTO3)
                .build();
        Coding coding = ofClass(Type.class, schema);
        List<Row> rows = coding.read(List.of(message.toByteArray()), bad);
        assertThat(rows)
                .containsExactly(Row.of("Order", List.of("a"), List.of(Row.of(3, "TYPE_INT32")), "SYNTAX_PROTO3"));
        assertThat(coding.write(rows)).containsExactly(message.toByteArray());
    }

    @Test
    void badMessagesAreNamed() {
        byte[] negative = Timestamp.newBuilder().setSeconds(1L << 40).build().toByteArray();
        Coding coding = ofClass(Timestamp.class, Schema.of("seconds", DataTypes.INT, "nanos", DataTypes.INT));
        byte[] good = Timestamp.newBuilder().setSeconds(5).build().toByteArray();
        byte[] cut = {8};
        assertThat(coding.read(List.of(good, negative, cut, good), bad)).containsExactly(Row.of(5, 0), Row.of(5, 0));
        assertThat(bad).hasSize(2);
        assertThat(bad.getFirst().field()).isEqualTo("seconds");
        assertThat(bad.getFirst().problem()).isEqualTo((1L << 40) + " does not fit");
        assertThat(bad.getLast().code()).isEqualTo(ProtobufError.MALFORMED);
        assertThat(bad.getLast().problem()).startsWith("the bytes are no message 'google.protobuf.Timestamp'");
    }

    @Test
    void columnsThatNoFieldFitsAreNamed() {
        assertThatThrownBy(() -> orders(Schema.of("nam", DataTypes.STRING)).write(List.of()))
                .hasMessageContaining("no field for column 'nam'")
                .hasMessageContaining("did you mean 'name'?");
        assertThatThrownBy(() -> orders(Schema.of("inner", DataTypes.row("flag", DataTypes.INT)))
                        .write(List.of()))
                .hasMessageContaining(
                        "column 'inner.flag' is INT, but field 'flag' of message 'shop.Order.Inner' is bool");
        assertThatThrownBy(() -> orders(Schema.of("amounts", DataTypes.INT)).write(List.of()))
                .hasMessageContaining("is repeated sint32");
        assertThatThrownBy(() -> orders(Schema.of("status", DataTypes.STRING)).write(List.of(Row.of("LOST"))))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("column 'status' cannot be written: LOST is no shop.Order.Status");
        assertThatThrownBy(() -> orders(Schema.of("small", DataTypes.BIGINT)).write(List.of(Row.of(-1L))))
                .hasMessageContaining("-1 is no uint32");
    }

    @Test
    void typesThatCannotBeFoundAreNamed() throws IOException {
        Schema schema = Schema.of("id", DataTypes.BIGINT);
        assertThatThrownBy(() ->
                        orders(schema, "protobuf.message-class-name", "x.Y").write(List.of()))
                .hasMessageContaining("set either 'protobuf.message-class-name' or 'protobuf.descriptor-file'");
        assertThatThrownBy(() ->
                        orders(schema, "protobuf.message-name", "shop.Ordr").write(List.of()))
                .hasMessageContaining("there is no message 'shop.Ordr'")
                .hasMessageContaining("did you mean 'shop.Order'?");
        assertThatThrownBy(() -> ofClass(String.class, schema).write(List.of()))
                .hasMessageContaining("is none that protoc has made");
        Files.write(
                descriptors,
                FileDescriptorSet.newBuilder().addFile(file()).build().toByteArray());
        assertThatThrownBy(() -> orders(schema).write(List.of()))
                .hasMessageContaining("lacks google/protobuf/timestamp.proto")
                .hasMessageContaining("--include_imports");
        Files.writeString(descriptors, "nonsense");
        assertThatThrownBy(() -> orders(schema).write(List.of())).hasMessageContaining("as a file of descriptors");
    }
}
