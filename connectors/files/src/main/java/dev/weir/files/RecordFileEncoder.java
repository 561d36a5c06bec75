package dev.weir.files;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;
import java.io.IOException;
import java.io.OutputStream;

/** A file of lines, of a format that writes records. */
final class RecordFileEncoder implements FileEncoder {
    private static final int FLUSH = 1 << 16;

    private final RecordEncoder encoder;
    private final OutputStream target;
    private final RecordBuffer buffer = RecordBuffer.ofLines();
    private final long header;
    private long written;

    private RecordFileEncoder(RecordEncoder encoder, OutputStream target) {
        this.encoder = encoder;
        this.target = target;
        encoder.begin(buffer);
        header = buffer.size();
    }

    /** Makes encoders of files from those of records. */
    record Factory(RecordEncoder.Factory records) implements FileEncoder.Factory {
        @Override
        public FileEncoder encoder(Schema schema, OutputStream target) {
            return new RecordFileEncoder(records.encoder(schema), target);
        }

        @Override
        public String fileExtension() {
            return records.fileExtension();
        }
    }

    @Override
    public void write(Batch batch) throws IOException {
        encoder.encode(batch, buffer);
        if (buffer.size() >= FLUSH) {
            flush();
        }
    }

    private void flush() throws IOException {
        target.write(buffer.bytes(), 0, buffer.size());
        written += buffer.size();
        buffer.clear();
    }

    @Override
    public long estimatedSize() {
        return written + buffer.size();
    }

    @Override
    public long joinableFrom() {
        return header;
    }

    @Override
    public void finish() throws IOException {
        flush();
    }
}
