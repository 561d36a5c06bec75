package dev.weir.files;

import dev.weir.dataflow.connect.StreamCompression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The content of files that may be compressed. */
final class Compression {
    private Compression() {}

    /** Whether a file's name says that it is compressed. */
    static boolean isCompressed(Path file) {
        return StreamCompression.of(file.getFileName().toString()) != null;
    }

    /** The content of a file, decompressed. */
    static InputStream open(Path file) throws IOException {
        StreamCompression compression = StreamCompression.of(file.getFileName().toString());
        InputStream raw = Files.newInputStream(file);
        if (compression == null) {
            return raw;
        }
        try {
            return compression.decompress(raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
