package dev.weir.dataflow.connect;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** A compression of whole files, known by their ending; found by {@link ServiceLoader}. */
public interface StreamCompression {
    /** The endings of its files, in lower case, such as {@code .gz}. */
    List<String> fileExtensions();

    /** The content of a compressed stream, which it takes over. */
    InputStream decompress(InputStream compressed) throws IOException;

    /** The compression of a file of that name; null when it is none that is on the class path. */
    static @Nullable StreamCompression of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (StreamCompression compression : ServiceLoader.load(StreamCompression.class)) {
            if (compression.fileExtensions().stream().anyMatch(name::endsWith)) {
                return compression;
            }
        }
        return null;
    }
}
