package dev.weir.bench.latency;

import dev.weir.base.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what was committed, and records for every record of the schedule how long after it was due a count that
 * includes it could be read. Records that were late to be sent count from when they were due, so a job that stands
 * still is not measured less often. One thread.
 */
final class Receiver implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LARGEST_MICROS = 600_000_000;
    private static final int DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Schedule schedule;
    private final Clock clock;
    private final long firstMeasured;
    private final long[] counted;
    private long seen;

    /** In microseconds. */
    private final Histogram histogram = new Histogram(LARGEST_MICROS, DIGITS);

    /** @param firstMeasured records before this one warm up */
    Receiver(String brokers, String topic, Schedule schedule, long firstMeasured, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
        this.firstMeasured = firstMeasured;
        counted = new long[schedule.keys()];
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads once. */
    void poll() {
        var records = consumer.poll(POLL);
        long now = clock.nanos();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String[] fields = new String(record.value(), StandardCharsets.US_ASCII).split(",", -1);
            read(Integer.parseInt(fields[0]), Long.parseLong(fields[1]), now);
        }
    }

    private void read(int key, long count, long nowNanos) {
        if (count > schedule.countOf(key)) {
            throw new IllegalStateException("key " + key + " was counted " + count + " times, and was sent "
                    + schedule.countOf(key) + " times");
        }
        for (long one = counted[key] + 1; one <= count; one++) {
            long record = schedule.record(key, one);
            if (record >= firstMeasured) {
                histogram.recordValue(Math.max(0, nowNanos - schedule.dueNanos(record)) / NANOS_PER_MICRO);
            }
        }
        seen += Math.max(0, count - counted[key]);
        counted[key] = Math.max(counted[key], count);
    }

    /** How many records are part of a count that was read. */
    long seen() {
        return seen;
    }

    /** Microseconds from due to read. */
    Histogram histogram() {
        return histogram;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
