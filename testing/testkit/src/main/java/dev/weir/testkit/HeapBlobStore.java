package dev.weir.testkit;

import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Blobs on the heap. Any thread. */
public final class HeapBlobStore implements BlobStore {
    @Override
    public Blob write(Contents contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        contents.writeTo(bytes);
        return new Blob.Inline(bytes.toByteArray());
    }

    @Override
    public InputStream read(Blob blob) throws IOException {
        if (blob instanceof Blob.Inline inline) {
            return new ByteArrayInputStream(inline.bytes());
        }
        throw new IOException("there is no such blob here: " + blob);
    }
}
