package dev.weir.bench.flink;

import dev.weir.nexmark.NexmarkEvents;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.table.data.RowData;

/** Weir's Nexmark events as rows of Flink: blocks of events, which the readers take in turn. */
final class EventSource implements Source<RowData, EventSource.Share, byte[]> {
    private static final long serialVersionUID = 1;

    private final EventPaths paths;
    private final HashMap<String, String> options;

    EventSource(EventPaths paths, Map<String, String> options) {
        this.paths = paths;
        this.options = new HashMap<>(options);
    }

    /**
     * The blocks whose number divided by {@code of} leaves {@code index}.
     *
     * @param next number of the first block that is left
     */
    record Share(int index, int of, long next) implements SourceSplit {
        @Override
        public String splitId() {
            return index + "/" + of;
        }
    }

    NexmarkEvents events() {
        return NexmarkEvents.of(WeirTypes.schema(paths.columns()), new dev.weir.base.Configuration(options));
    }

    @Override
    public Boundedness getBoundedness() {
        return events().count() == Long.MAX_VALUE ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<RowData, Share> createReader(SourceReaderContext context) {
        return new EventReader(events(), paths);
    }

    @Override
    public SplitEnumerator<Share, byte[]> createEnumerator(SplitEnumeratorContext<Share> context) {
        return new ShareEnumerator(context, true);
    }

    /** Readers keep their shares in their own state. */
    @Override
    public SplitEnumerator<Share, byte[]> restoreEnumerator(SplitEnumeratorContext<Share> context, byte[] state) {
        return new ShareEnumerator(context, false);
    }

    @Override
    public SimpleVersionedSerializer<Share> getSplitSerializer() {
        return new ShareSerializer();
    }

    @Override
    public SimpleVersionedSerializer<byte[]> getEnumeratorCheckpointSerializer() {
        return new NothingSerializer();
    }

    private static final class ShareSerializer implements SimpleVersionedSerializer<Share> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Share share) {
            return ByteBuffer.allocate(16)
                    .putInt(share.index())
                    .putInt(share.of())
                    .putLong(share.next())
                    .array();
        }

        @Override
        public Share deserialize(int version, byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Share(buffer.getInt(), buffer.getInt(), buffer.getLong());
        }
    }

    private static final class NothingSerializer implements SimpleVersionedSerializer<byte[]> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(byte[] nothing) {
            return nothing;
        }

        @Override
        public byte[] deserialize(int version, byte[] bytes) {
            return bytes;
        }
    }
}
