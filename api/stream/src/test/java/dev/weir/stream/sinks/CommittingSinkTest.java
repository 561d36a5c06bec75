package dev.weir.stream.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Simulation;
import dev.weir.simulator.recovery.RecoveringExecutor;
import dev.weir.stream.StreamExecutionEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A sink of a user's own with two phases, killed as often as you like. */
class CommittingSinkTest {
    private static final int SEEDS = 20;
    private static final long ELEMENTS = 300;

    /** A store to which pieces are brought, and where they are seen when they are committed. */
    @SuppressWarnings("try") // Writers may wait when they close.
    private static final class Store implements Sink<Long>, SupportsCommitter<String> {
        private final transient Map<String, List<Long>> pieces = new ConcurrentHashMap<>();
        private final transient Map<String, List<Long>> visible = new ConcurrentHashMap<>();
        private final AtomicLong names = new AtomicLong();

        @Override
        public SinkWriter<Long> createWriter(WriterInitContext context) {
            return new CommittingSinkWriter<Long, String>() {
                private List<Long> present = new ArrayList<>();

                @Override
                public void write(Long element, Context record) {
                    present.add(element);
                }

                @Override
                public Collection<String> prepareCommit() {
                    if (present.isEmpty()) {
                        return List.of();
                    }
                    String name = "piece-" + names.incrementAndGet();
                    pieces.put(name, present);
                    present = new ArrayList<>();
                    return List.of(name);
                }
            };
        }

        @Override
        public Committer<String> createCommitter() {
            return requests -> {
                for (Committer.CommitRequest<String> request : requests) {
                    visible.put(request.getCommittable(), pieces.get(request.getCommittable()));
                }
            };
        }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() {
            return new SimpleVersionedSerializer<>() {
                @Override
                public int getVersion() {
                    return 3;
                }

                @Override
                public byte[] serialize(String object) {
                    return object.getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public String deserialize(int version, byte[] serialized) {
                    assertThat(version).isEqualTo(3);
                    return new String(serialized, StandardCharsets.UTF_8);
                }
            };
        }

        List<Long> seen() {
            return visible.values().stream().flatMap(List::stream).sorted().toList();
        }
    }

    private static List<Long> all() {
        return LongStream.rangeClosed(1, ELEMENTS).boxed().toList();
    }

    @Test
    void everyElementIsCommittedOnceHoweverOftenTheJobIsKilled() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Store store = new Store();
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(
                            new RecoveringExecutor(seed, (node, input) -> null))
                    .setParallelism(4);
            environment.fromSequence(1, ELEMENTS).sinkTo(store).name("store");
            environment.execute();
            assertThat(store.seen()).as("seed %d", seed).isEqualTo(all());
        }
    }

    @Test
    void withoutCheckpointsTheEndCommits() {
        Store store = new Store();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.on(Simulation.executor(1)).setParallelism(3);
        environment.fromSequence(1, ELEMENTS).sinkTo(store);
        environment.execute();
        assertThat(store.seen()).isEqualTo(all());
    }
}
