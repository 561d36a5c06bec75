package dev.weir.files;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.dataflow.connect.RecordFormat;
import org.jspecify.annotations.Nullable;

/** Reads the records of one split, chunk by chunk. One thread. */
final class RecordSplitReader implements FileReader.SplitReader {
    private static final int CHUNK = 1 << 19;
    private static final int MAX_CHUNK = 1 << 28;

    private final FileSplit split;
    private final RecordDecoder decoder;
    private final ChunkStream stream;
    private final BadRecordPolicy badRecords;
    /** Where in the file's content the first byte of the chunk stands. */
    private long chunkStart;

    private byte[] chunk = new byte[0];
    private int at;
    private int end;
    private boolean last;
    private boolean drained = true;
    /** Behind the batch emitted last. */
    private FileSplit.Begin reached;

    RecordSplitReader(FileSplit split, RecordFormat format, RecordDecoder decoder, BadRecordPolicy badRecords) {
        this.split = split;
        this.decoder = decoder;
        this.badRecords = badRecords;
        FileSplit.Begin begin = split.begin();
        stream = open(split, format);
        chunkStart = stream.position();
        reached = begin;
        if (begin.position() > 0) {
            decoder.resume(begin.mode());
        } else {
            decoder.begin(chunkStart == 0);
        }
    }

    private static ChunkStream open(FileSplit split, RecordFormat format) {
        FileSplit.Part.Range range = (FileSplit.Part.Range) split.part();
        long position = split.begin().position();
        if (Compression.isCompressed(split.file())) {
            return new ChunkStream.OfCompressed(split.file(), position);
        }
        LocalFile file = LocalFile.open(split.file());
        // Only files that have such a byte were divided.
        int splitByte = format.splitByte(new byte[0], 0);
        if (position == 0 && range.from() > 0) {
            position = file.endOfRecord(range.from() - 1, splitByte);
        }
        long to = range.to() >= split.size() ? file.size() : file.endOfRecord(range.to() - 1, splitByte);
        return new ChunkStream.OfRange(file, position, Math.max(position, to));
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            if (drained) {
                if (last) {
                    return null;
                }
                fill();
            }
            badRecords.at(split, chunkStart);
            at = decoder.decode(chunk, at, end, last);
            drained = !decoder.isFull();
            if (decoder.rows() > 0) {
                reached = new FileSplit.Begin(
                        chunkStart + at, decoder.mode(), split.begin().restored());
                return decoder.take();
            }
        }
    }

    @Override
    public FileSplit unread() {
        return split.from(reached.position(), reached.mode());
    }

    /** Carries what is left over to a new chunk, as batches refer to the old one, and fills that up. */
    private void fill() {
        int left = end - at;
        int size = CHUNK;
        if (left > CHUNK / 2) {
            if (left >= MAX_CHUNK) {
                throw WeirException.of(
                                FilesError.RECORD_TOO_LONG,
                                "a record that begins at byte %s has more than %s bytes",
                                chunkStart + at,
                                MAX_CHUNK)
                        .at(new Position.Data(split.file().toString(), 0, ""))
                        .hint("is a quote or a bracket left open there?");
            }
            size = Math.multiplyExact(Integer.highestOneBit(left), 4);
        }
        byte[] next = new byte[size];
        System.arraycopy(chunk, at, next, 0, left);
        int count = stream.read(next, left, size - left);
        chunkStart += at;
        chunk = next;
        at = 0;
        end = left + count;
        last = end < size;
    }

    @Override
    public void close() {
        stream.close();
    }
}
