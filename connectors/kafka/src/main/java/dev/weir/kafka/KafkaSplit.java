package dev.weir.kafka;

import dev.weir.dataflow.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.TopicPartition;

/**
 * What is left of a partition.
 *
 * @param offset the first offset that is not read
 * @param stop the first offset that will not be read; {@link #NEVER} for no end
 */
record KafkaSplit(String topic, int partition, long offset, long stop) implements Source.Split {
    static final long NEVER = Long.MAX_VALUE;

    @Override
    public String id() {
        return topic + "-" + partition;
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    boolean isRead() {
        return offset >= stop;
    }

    KafkaSplit from(long next) {
        return new KafkaSplit(topic, partition, next, stop);
    }

    /** Splits in checkpoints: a version, topic, partition, and both offsets. */
    static final class Codec implements Source.SplitCodec {
        private static final int VERSION = 1;

        @Override
        public byte[] encode(Source.Split split) {
            KafkaSplit part = (KafkaSplit) split;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeByte(VERSION);
                out.writeUTF(part.topic);
                out.writeInt(part.partition);
                out.writeLong(part.offset);
                out.writeLong(part.stop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        @Override
        public KafkaSplit decode(byte[] bytes) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                int version = in.readByte();
                if (version != VERSION) {
                    throw new IllegalArgumentException("a split of version " + version);
                }
                return new KafkaSplit(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
