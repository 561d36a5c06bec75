package dev.weir.runtime;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Hashing;
import dev.weir.data.ObjectColumn;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.state.BatchCodec;
import dev.weir.dataflow.state.KeyMapping;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was on its way to a node, when a checkpoint overtook it, to the instances that there are now. With the
 * channels of then it is what it was, channel by channel. With others, rows go where their keys belong, and rows
 * without keys where the instance of then has its place; they come before anything new, so those of one key keep their
 * order.
 */
final class InFlightRestore {
    private final JobGraph.Node node;
    private final int subtask;
    private final int maxParallelism;
    private final List<NodeSnapshot> snapshots;
    private final BlobStore blobs;
    private final BatchCodec codec;
    private final @Nullable KeyMapping mapping;

    /** @param mapping what becomes of the keys of rows, as of those of state; null if they are as they were */
    InFlightRestore(
            JobGraph.Node node,
            int subtask,
            int maxParallelism,
            List<NodeSnapshot> snapshots,
            BlobStore blobs,
            BatchCodec codec,
            @Nullable KeyMapping mapping) {
        this.node = node;
        this.subtask = subtask;
        this.maxParallelism = maxParallelism;
        this.snapshots = snapshots;
        this.blobs = blobs;
        this.codec = codec;
        this.mapping = mapping;
    }

    /** What comes first on each of the channels, by their place. */
    List<InFlight.Sent> onto(List<List<TaskPlan.Receiving>> channelsByInput) {
        List<TaskPlan.Receiving> channels =
                channelsByInput.stream().flatMap(List::stream).toList();
        List<ChannelName> names =
                channels.stream().map(TaskPlan.Receiving::name).toList();
        if (mapping == null && snapshots.stream().allMatch(snapshot -> snapshot.parallelism() == node.parallelism())) {
            NodeSnapshot own = own();
            if (own == null || own.inFlight() == null) {
                return List.of();
            }
            InFlight inFlight = read(own.inFlight());
            return inFlight.channels().equals(names) ? inFlight.sent() : divided(List.of(own), channels);
        }
        return divided(snapshots, channels);
    }

    /** That of the instance of this number; null if there was none. */
    private @Nullable NodeSnapshot own() {
        return snapshots.stream()
                .filter(snapshot -> snapshot.subtask() == subtask)
                .findFirst()
                .orElse(null);
    }

    /** Rows of the node with the event time up to which its instance of then had come when it would have read them. */
    private record Timed(long time, InFlight.Sent rows) {}

    /** The instance's share of what was on its way to some: with as many as before, only its own has any. */
    private List<InFlight.Sent> divided(List<NodeSnapshot> to, List<TaskPlan.Receiving> channels) {
        List<Timed> rows = new ArrayList<>();
        long end = Long.MAX_VALUE;
        for (NodeSnapshot snapshot : to) {
            Blob blob = snapshot.inFlight();
            end = Math.min(end, blob == null ? snapshot.watermark() : divide(snapshot, read(blob), channels, rows));
        }
        rows.sort(Comparator.comparingLong(Timed::time));
        List<InFlight.Sent> divided = new ArrayList<>();
        long time = Watermarks.MIN;
        for (Timed timed : rows) {
            if (timed.time() > time) {
                time = timed.time();
                passTime(time, channels, divided);
            }
            divided.add(timed.rows());
        }
        if (end > time) {
            passTime(end, channels, divided);
        }
        return divided;
    }

    private static void passTime(long time, List<TaskPlan.Receiving> channels, List<InFlight.Sent> divided) {
        for (int channel = 0; channel < channels.size(); channel++) {
            divided.add(new InFlight.Sent(channel, new Element.Watermark(time)));
        }
    }

    /** Adds the instance's share of what was on its way to an instance of then; returns how far time came with it. */
    private long divide(NodeSnapshot from, InFlight inFlight, List<TaskPlan.Receiving> channels, List<Timed> divided) {
        WatermarkMerge merge = new WatermarkMerge();
        List<WatermarkMerge.Member> times =
                inFlight.channels().stream().map(name -> merge.add()).toList();
        for (InFlight.Sent sent : inFlight.sent()) {
            WatermarkMerge.Member time = times.get(sent.channel());
            switch (sent.element()) {
                case Element.Watermark(long millis) -> merge.advance(time, millis);
                case Element.Signal.IDLE -> merge.setIdle(time, true);
                case Element.Signal.ACTIVE -> merge.setIdle(time, false);
                case Element.Signal.END -> merge.remove(time);
                case Element.Data(Batch batch) -> {
                    int channel = first(inFlight.channels().get(sent.channel()).edge(), channels);
                    Batch mine = mine(from, channels.get(channel).edge(), batch);
                    if (mine != null && !mine.isEmpty()) {
                        divided.add(new Timed(
                                Math.max(from.watermark(), merge.current()),
                                new InFlight.Sent(channel, new Element.Data(mine))));
                    }
                }
                case Element.Barrier barrier -> throw new AssertionError(barrier);
                case Element.Cut cut -> throw new AssertionError(cut);
            }
        }
        return Math.max(from.watermark(), merge.current());
    }

    private int first(String edge, List<TaskPlan.Receiving> channels) {
        for (int channel = 0; channel < channels.size(); channel++) {
            if (channels.get(channel).name().edge().equals(edge)) {
                return channel;
            }
        }
        throw WeirException.of(
                        CheckpointError.DOES_NOT_FIT,
                        "the checkpoint holds rows on their way %s, and the job has no such way",
                        edge)
                .hint("change a job between a savepoint, which holds no such rows, and its restore");
    }

    private @Nullable Batch mine(NodeSnapshot from, JobGraph.Edge edge, Batch batch) {
        boolean samePlace = from.subtask() % node.parallelism() == subtask;
        return switch (edge.partitioning()) {
            case Partitioning.Hash(int[] keys) -> ofKeys(batch, keys);
            default -> samePlace ? batch : null;
        };
    }

    private Batch ofKeys(Batch former, int[] keys) {
        Batch batch = mapping == null ? former : mapped(former, keys, mapping);
        long[] hashes = Hashing.of(batch, keys).hashes();
        int[] rows = new int[batch.size()];
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            int group = KeyGroups.of(hashes[row], maxParallelism);
            if (KeyGroups.subtask(group, maxParallelism, node.parallelism()) == subtask) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }

    private Batch mapped(Batch batch, int[] indexes, KeyMapping by) {
        Column[] columns = new Column[batch.schema().size()];
        Arrays.setAll(columns, batch::column);
        for (int index : indexes) {
            if (columns[index] instanceof ObjectColumn keys) {
                @Nullable Object[] values = Arrays.copyOf(keys.values(), keys.size());
                for (int row = 0; row < values.length; row++) {
                    if (by.former().isInstance(values[row])) {
                        values[row] = mapped(values[row], by);
                    }
                }
                columns[index] = new ObjectColumn(keys.type(), keys.size(), values);
            }
        }
        return batch.withColumns(batch.schema(), columns);
    }

    private @Nullable Object mapped(Object key, KeyMapping by) {
        try {
            return by.mapper().map(key);
        } catch (Exception e) {
            throw WeirException.of(
                            CheckpointError.DOES_NOT_FIT,
                            "key '%s' of a row on its way to %s cannot be mapped: %s",
                            key,
                            node.name(),
                            e)
                    .causedBy(e);
        }
    }

    private InFlight read(Blob blob) {
        try (InputStream in = blobs.read(blob)) {
            return InFlight.read(in, codec);
        } catch (IOException e) {
            throw WeirException.of(
                            CheckpointError.FILE_DAMAGED,
                            "what was on its way to %s cannot be read: %s",
                            node.name(),
                            e.getMessage())
                    .causedBy(e);
        }
    }
}
