package dev.weir.dataflow.serialization;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text as bytes, in UTF-8 unless told otherwise. */
public final class SimpleStringSchema implements DeserializationSchema<String>, SerializationSchema<String> {
    private static final long serialVersionUID = 1L;

    private final String charset;

    public SimpleStringSchema() {
        this(StandardCharsets.UTF_8);
    }

    public SimpleStringSchema(Charset charset) {
        this.charset = charset.name();
    }

    @Override
    public void open() {}

    @Override
    public String deserialize(byte[] message) {
        return new String(message, Charset.forName(charset));
    }

    @Override
    public byte[] serialize(String element) {
        return element.getBytes(Charset.forName(charset));
    }
}
