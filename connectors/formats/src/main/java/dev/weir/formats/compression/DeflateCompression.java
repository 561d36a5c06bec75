package dev.weir.formats.compression;

import dev.weir.dataflow.connect.StreamCompression;
import java.io.InputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** zlib's format. */
public final class DeflateCompression implements StreamCompression {
    @Override
    public List<String> fileExtensions() {
        return List.of(".deflate");
    }

    @Override
    public InputStream decompress(InputStream compressed) {
        return new InflaterInputStream(compressed);
    }
}
