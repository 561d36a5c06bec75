package dev.weir.socket;

import dev.weir.base.Counter;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes what the receiver has read. Owned by its task's thread. */
final class SocketReader implements SourceReader, BadRecords {
    private static final int MAX_RECORD = 64 << 20;
    private static final int SHOWN = 80;

    private final SocketSource source;
    private final OperatorContext context;
    private final RecordDecoder decoder;
    private final Counter skipped;
    private final boolean failing;
    private SocketSource.@Nullable Connection split;
    private @Nullable Receiver receiver;
    private byte[] left = new byte[0];
    private boolean atEnd;

    SocketReader(SocketSource source, OperatorContext context) {
        this.source = source;
        this.context = context;
        this.decoder = source.format().decoder(source.projection(), this);
        this.skipped = context.metrics().counter(context.name() + ".skipped-records");
        this.failing = source.table().options().get(ConnectOptions.ON_ERROR) == ConnectOptions.OnError.FAIL;
    }

    @Override
    public void add(Source.Split added) {
        split = (SocketSource.Connection) added;
        decoder.begin(true);
        OperatorContext.Mailbox mailbox = context.mailbox();
        receiver = new Receiver(source.host(), source.port(), () -> mailbox.send(output -> {}));
    }

    @Override
    public Status poll(SourceOutput output) {
        if (split == null || receiver == null) {
            return Status.NEEDS_SPLIT;
        }
        if (atEnd) {
            output.splitFinished(split);
            split = null;
            return Status.NEEDS_SPLIT;
        }
        Receiver.Piece piece = receiver.pieces().poll();
        switch (piece) {
            case null -> {
                return Status.DRY;
            }
            case Receiver.Piece.Bytes(byte[] bytes) -> decode(joined(bytes), false, split, output);
            case Receiver.Piece.End() -> {
                atEnd = true;
                decode(left, true, split, output);
            }
            case Receiver.Piece.Failure(var cause) ->
                throw WeirException.of(
                                SocketError.CONNECTION_FAILED,
                                "cannot read from %s: %s",
                                source.address(),
                                cause.getMessage())
                        .causedBy(cause)
                        .hint("is the server running? 'nc -lk " + source.port() + "' is one");
        }
        return Status.MORE;
    }

    /** What is left over and the new bytes, their delimiters turned into line ends. */
    private byte[] joined(byte[] bytes) {
        if (source.delimiter() != '\n') {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = bytes[i] == source.delimiter() ? (byte) '\n' : bytes[i];
            }
        }
        if (left.length == 0) {
            return bytes;
        }
        if (left.length > MAX_RECORD) {
            throw WeirException.of(
                    SocketError.RECORD_TOO_LONG,
                    "a record from %s has more than %s bytes",
                    source.address(),
                    MAX_RECORD);
        }
        byte[] joined = Arrays.copyOf(left, left.length + bytes.length);
        System.arraycopy(bytes, 0, joined, left.length, bytes.length);
        return joined;
    }

    private void decode(byte[] chunk, boolean last, Source.Split present, SourceOutput output) {
        int at = 0;
        boolean full;
        do {
            at = decoder.decode(chunk, at, chunk.length, last);
            full = decoder.isFull();
            if (decoder.rows() > 0) {
                output.emit(present, decoder.take());
            }
        } while (full);
        left = Arrays.copyOfRange(chunk, at, chunk.length);
    }

    @Override
    public void onBadRecord(BadRecord record) {
        if (!failing) {
            skipped.add(1);
            return;
        }
        int length = record.to() - record.from();
        String text = new String(record.chunk(), record.from(), Math.min(length, SHOWN), StandardCharsets.UTF_8);
        throw WeirException.of(
                        record.code(),
                        "%s; the record is: %s%s",
                        record.problem(),
                        text,
                        length > SHOWN ? "\u2026" : "")
                .at(new Position.Data(source.address(), 0, record.field()))
                .hint("'on-error'='skip' goes on without such records");
    }

    @Override
    public void onIgnoredRecord() {
        skipped.add(1);
    }

    @Override
    public void close() {
        if (receiver != null) {
            receiver.close();
        }
    }
}
