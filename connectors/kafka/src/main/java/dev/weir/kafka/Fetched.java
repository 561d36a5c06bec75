package dev.weir.kafka;

import dev.weir.base.WeirException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a fetcher hands to its reader. */
sealed interface Fetched {
    /**
     * Records of one partition, in order.
     *
     * @param next the offset behind them
     * @param keys null when they are not wanted
     * @param values null when they are not wanted in one piece
     */
    record Messages(
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            long next,
            Fetched.@Nullable Bytes keys,
            Fetched.@Nullable Bytes values)
            implements Fetched {}

    /** Which parts of messages are wanted in one piece of memory. */
    record Wanted(boolean keys, boolean values) {}

    /** A partition has been read to where its split ends. */
    record End(TopicPartition partition) implements Fetched {}

    /** Reading has failed. */
    record Failure(WeirException error) implements Fetched {}

    /**
     * The keys or values of records, one behind the other in one chunk, with a line end between: no character can seem
     * to begin in one and end in the next.
     *
     * @param starts by record where it begins; -1 for null
     * @param ends by record where it ends
     */
    record Bytes(byte[] chunk, int[] starts, int[] ends) {
        static Bytes keys(List<ConsumerRecord<byte[], byte[]>> records) {
            return of(records.stream().map(ConsumerRecord::key).toArray(byte[][]::new));
        }

        static Bytes values(List<ConsumerRecord<byte[], byte[]>> records) {
            return of(records.stream().map(ConsumerRecord::value).toArray(byte[][]::new));
        }

        private static Bytes of(byte[] @Nullable [] parts) {
            int total = 0;
            for (byte[] part : parts) {
                total = Math.addExact(total, part == null ? 0 : part.length + 1);
            }
            byte[] chunk = new byte[total];
            int[] starts = new int[parts.length];
            int[] ends = new int[parts.length];
            int at = 0;
            for (int i = 0; i < parts.length; i++) {
                byte[] part = parts[i];
                starts[i] = part == null ? -1 : at;
                if (part != null) {
                    System.arraycopy(part, 0, chunk, at, part.length);
                    at += part.length;
                }
                ends[i] = at;
                if (part != null) {
                    chunk[at++] = '\n';
                }
            }
            return new Bytes(chunk, starts, ends);
        }

        boolean isNull(int record) {
            return starts[record] < 0;
        }

        /** The record in which a byte of the chunk stands. */
        int recordAt(int position) {
            for (int record = 0; record < starts.length; record++) {
                if (!isNull(record) && starts[record] <= position && position <= ends[record]) {
                    return record;
                }
            }
            throw new IllegalArgumentException("no record at " + position);
        }
    }
}
