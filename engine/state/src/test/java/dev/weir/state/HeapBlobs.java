package dev.weir.state;

import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Blobs on the heap. */
final class HeapBlobs implements BlobStore {
    @Override
    public Blob write(Contents contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        contents.writeTo(bytes);
        return new Blob.Inline(bytes.toByteArray());
    }

    @Override
    public InputStream read(Blob blob) {
        return new ByteArrayInputStream(((Blob.Inline) blob).bytes());
    }
}
