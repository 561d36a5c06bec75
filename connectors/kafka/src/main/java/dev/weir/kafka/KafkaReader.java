package dev.weir.kafka;

import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what the fetcher has read, all partitions in turn. A piece of the fetcher's is emitted whole in one call, so
 * that positions are exact between calls. Owned by its task's thread.
 */
final class KafkaReader implements SourceReader {
    private final RecordReading decoder;
    private final Fetcher fetcher;
    private final boolean commits;
    private final Map<TopicPartition, KafkaSplit> splits = new LinkedHashMap<>();
    /** The positions that the checkpoint on its way holds. */
    private List<KafkaSplit> stored = List.of();
    /** What cannot be emitted yet. */
    private @Nullable Decoded decoded;

    private record Decoded(Fetched.Messages messages, List<Batch> batches) {}

    /** @param commits whether the group is told how far it is, behind each checkpoint */
    KafkaReader(Cluster cluster, RecordReading decoder, boolean commits, OperatorContext context) {
        this.decoder = decoder;
        this.commits = commits;
        this.fetcher = new Fetcher(cluster, decoder.wanted(), context);
    }

    @Override
    public void add(Source.Split added) {
        KafkaSplit split = (KafkaSplit) added;
        splits.put(split.topicPartition(), split);
        fetcher.add(split);
    }

    @Override
    public boolean wantsMoreSplits() {
        return true;
    }

    @Override
    public Status poll(SourceOutput output) {
        if (decoded != null) {
            return emitDecoded(output);
        }
        switch (fetcher.next()) {
            case null -> {
                return splits.isEmpty() ? Status.NEEDS_SPLIT : Status.DRY;
            }
            case Fetched.Messages messages -> {
                List<Batch> batches = new ArrayList<>();
                decoder.decode(messages, batches::add);
                decoded = new Decoded(messages, batches);
                return emitDecoded(output);
            }
            case Fetched.End(TopicPartition partition) ->
                output.splitFinished(Objects.requireNonNull(splits.remove(partition)));
            case Fetched.Failure(var error) -> throw error;
        }
        return splits.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
    }

    /** Until it is emitted, its records count as unread. */
    private Status emitDecoded(SourceOutput output) {
        if (!decoder.isSettled()) {
            return Status.DRY;
        }
        Decoded present = Objects.requireNonNull(decoded);
        decoded = null;
        TopicPartition partition = present.messages().partition();
        KafkaSplit split = Objects.requireNonNull(splits.get(partition));
        present.batches().forEach(batch -> output.emit(split, batch));
        splits.put(partition, split.from(present.messages().next()));
        return Status.MORE;
    }

    @Override
    public List<Source.Split> unread() {
        stored = List.copyOf(splits.values());
        return List.copyOf(stored);
    }

    @Override
    public void checkpointCompleted(long checkpoint) {
        if (commits && !stored.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            stored.forEach(split -> offsets.put(split.topicPartition(), new OffsetAndMetadata(split.offset())));
            fetcher.commit(offsets);
        }
    }

    @Override
    public void close() {
        fetcher.close();
        decoder.close();
    }
}
