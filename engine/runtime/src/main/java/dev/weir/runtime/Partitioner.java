package dev.weir.runtime;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.KeyHashes;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import java.util.SplittableRandom;

/** Divides the rows of batches among channels. One producing task owns it. */
interface Partitioner {
    /** Sends every row of a batch to one or several of the channels. */
    void send(Batch batch, Channel[] channels);

    /**
     * The partitioner of one producing instance.
     *
     * @param channels the number of channels that it has, which is the number of consumers but for rescaling and
     *     forwarding
     */
    static Partitioner of(
            Partitioning partitioning, int subtask, int channels, int maxParallelism, SplittableRandom random) {
        return switch (partitioning) {
            case Partitioning.Broadcast() -> Partitioner::broadcast;
            case Partitioning.Global() -> Partitioner::first;
            case Partitioning partition when channels == 1 -> Partitioner::first;
            case Partitioning.Hash hash -> new ByHash(hash.keys(), channels, maxParallelism);
            case Partitioning.Rebalance() -> new InTurn(subtask % channels);
            case Partitioning.Rescale() -> new InTurn(0);
            case Partitioning.Shuffle() -> new AtRandom(random);
            case Partitioning.Custom(Partitioning.RowPartitioner chosen) -> new AsTold(chosen);
            case Partitioning.Forward() -> throw new IllegalArgumentException("forward edges have one channel");
        };
    }

    private static void broadcast(Batch batch, Channel[] channels) {
        for (Channel channel : channels) {
            channel.send(new Element.Data(batch));
        }
    }

    private static void first(Batch batch, Channel[] channels) {
        channels[0].send(new Element.Data(batch));
    }

    /** By key group; the hashes travel with the rows. */
    final class ByHash implements Partitioner {
        private final int[] keys;
        private final int maxParallelism;
        private final int[] targetOfGroup;

        ByHash(int[] keys, int channels, int maxParallelism) {
            this.keys = keys;
            this.maxParallelism = maxParallelism;
            targetOfGroup = new int[maxParallelism];
            for (int group = 0; group < maxParallelism; group++) {
                targetOfGroup[group] = KeyGroups.subtask(group, maxParallelism, channels);
            }
        }

        @Override
        public void send(Batch batch, Channel[] channels) {
            KeyHashes keyHashes = Hashing.of(batch, keys);
            long[] hashes = keyHashes.hashes();
            int[] selection = batch.selection();
            int size = batch.size();
            int[] targets = new int[size];
            if (selection == null) {
                for (int i = 0; i < size; i++) {
                    targets[i] = targetOfGroup[KeyGroups.of(hashes[i], maxParallelism)];
                }
            } else {
                for (int i = 0; i < size; i++) {
                    targets[i] = targetOfGroup[KeyGroups.of(hashes[selection[i]], maxParallelism)];
                }
            }
            Scatter.send(batch.withKeyHashes(keyHashes), targets, channels);
        }
    }

    /** Whole batches, round and round. */
    final class InTurn implements Partitioner {
        private int next;

        InTurn(int first) {
            next = first;
        }

        @Override
        public void send(Batch batch, Channel[] channels) {
            channels[next].send(new Element.Data(batch));
            next = next + 1 == channels.length ? 0 : next + 1;
        }
    }

    /** Each row to a random channel. */
    final class AtRandom implements Partitioner {
        private final SplittableRandom random;

        AtRandom(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public void send(Batch batch, Channel[] channels) {
            int[] targets = new int[batch.size()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = random.nextInt(channels.length);
            }
            Scatter.send(batch, targets, channels);
        }
    }

    /** As a user's function says. */
    final class AsTold implements Partitioner {
        private final Partitioning.RowPartitioner chosen;

        AsTold(Partitioning.RowPartitioner chosen) {
            this.chosen = chosen;
        }

        @Override
        public void send(Batch batch, Channel[] channels) {
            int[] targets = new int[batch.size()];
            chosen.assign(batch, channels.length, targets);
            for (int target : targets) {
                if (target < 0 || target >= channels.length) {
                    throw WeirException.of(
                                    RuntimeError.INVALID_PARTITION,
                                    "a custom partitioner chose instance %d, but there are %d",
                                    target,
                                    channels.length)
                            .hint("return a number from 0 to " + (channels.length - 1));
                }
            }
            Scatter.send(batch, targets, channels);
        }
    }
}
