package dev.weir.stream.operators;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.dataflow.Sink;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.sinks.Committer;
import dev.weir.stream.sinks.CommittingSinkWriter;
import dev.weir.stream.sinks.SimpleVersionedSerializer;
import dev.weir.stream.sinks.SinkWriter;
import dev.weir.stream.sinks.SupportsCommitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The two phases of a user's sink as the engine runs them. */
final class WriterCommits {
    private static final int VERSION = 1;

    private WriterCommits() {}

    /** What a writer has prepared, as bytes. */
    @SuppressWarnings("unchecked")
    static List<byte[]> prepare(SupportsCommitter<?> sink, SinkWriter<Object> writer) throws Exception {
        if (!(writer instanceof CommittingSinkWriter<?, ?>)) {
            throw new IllegalStateException("the sink supports commits, so its writers must be CommittingSinkWriters");
        }
        Collection<Object> committables = ((CommittingSinkWriter<Object, Object>) writer).prepareCommit();
        SimpleVersionedSerializer<Object> serializer =
                (SimpleVersionedSerializer<Object>) sink.getCommittableSerializer();
        List<byte[]> encoded = new ArrayList<>(committables.size());
        for (Object committable : committables) {
            encoded.add(new ByteWriter(VERSION)
                    .integer(serializer.getVersion())
                    .bytes(serializer.serialize(committable))
                    .toBytes());
        }
        return encoded;
    }

    /** What completes them. */
    @SuppressWarnings("unchecked")
    static Sink.Committer committer(SupportsCommitter<?> sink) {
        try {
            return new Adapter((Committer<Object>) sink.createCommitter(), (SimpleVersionedSerializer<Object>)
                    sink.getCommittableSerializer());
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(sink, failure);
        }
    }

    @SuppressWarnings("try") // Committers may wait when they close.
    private record Adapter(Committer<Object> committer, SimpleVersionedSerializer<Object> serializer)
            implements Sink.Committer {
        @Override
        public void commit(List<byte[]> committables) {
            if (committables.isEmpty()) {
                return;
            }
            try {
                List<Committer.CommitRequest<Object>> requests = new ArrayList<>(committables.size());
                for (byte[] bytes : committables) {
                    requests.add(new Committer.CommitRequest<>(decode(bytes)));
                }
                committer.commit(requests);
            } catch (Throwable failure) {
                throw FunctionFailure.thrownBy(committer, failure);
            }
        }

        private Object decode(byte[] bytes) throws IOException {
            ByteReader reader = new ByteReader(bytes, VERSION);
            int version = (int) reader.integer();
            return serializer.deserialize(version, reader.bytes());
        }

        @Override
        public void close() {
            try {
                committer.close();
            } catch (Throwable failure) {
                throw FunctionFailure.thrownBy(committer, failure);
            }
        }
    }
}
