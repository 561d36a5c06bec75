package dev.weir.stream.sinks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes records by {@code toString}, a line each, in UTF-8. */
public record SimpleStringEncoder<T>() implements Encoder<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(T element, OutputStream stream) throws IOException {
        stream.write(element.toString().getBytes(StandardCharsets.UTF_8));
        stream.write('\n');
    }
}
