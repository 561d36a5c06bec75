package dev.weir.formats.compression;

import dev.weir.dataflow.connect.StreamCompression;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** gzip, several members in a file included. */
public final class GzipCompression implements StreamCompression {
    private static final int BUFFER = 1 << 16;

    @Override
    public List<String> fileExtensions() {
        return List.of(".gz", ".gzip");
    }

    @Override
    public InputStream decompress(InputStream compressed) throws IOException {
        return new GZIPInputStream(compressed, BUFFER);
    }
}
