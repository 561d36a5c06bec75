package dev.weir.files;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Compression of whole files, known by their ending. */
enum Compression {
    NONE,
    GZIP,
    ZSTD,
    DEFLATE;

    private static final int BUFFER = 1 << 16;

    static Compression of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz") || name.endsWith(".gzip")) {
            return GZIP;
        }
        if (name.endsWith(".zst")) {
            return ZSTD;
        }
        return name.endsWith(".deflate") ? DEFLATE : NONE;
    }

    /** The content of a file, decompressed. */
    static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return switch (of(file)) {
                case NONE -> raw;
                case GZIP -> new GZIPInputStream(raw, BUFFER);
                case ZSTD -> new ZstdInputStream(new BufferedInputStream(raw, BUFFER)).setContinuous(false);
                case DEFLATE -> new InflaterInputStream(raw);
            };
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
