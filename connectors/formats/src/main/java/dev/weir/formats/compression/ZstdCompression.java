package dev.weir.formats.compression;

import com.github.luben.zstd.ZstdInputStream;
import dev.weir.dataflow.connect.StreamCompression;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Zstandard. */
public final class ZstdCompression implements StreamCompression {
    private static final int BUFFER = 1 << 16;

    @Override
    public List<String> fileExtensions() {
        return List.of(".zst");
    }

    @Override
    public InputStream decompress(InputStream compressed) throws IOException {
        return new ZstdInputStream(new BufferedInputStream(compressed, BUFFER));
    }
}
