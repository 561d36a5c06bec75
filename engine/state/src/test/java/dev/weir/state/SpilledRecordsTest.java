package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.dataflow.state.StateOptions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups with chains of values in other tables that have memory for little of it, beside the same in maps. */
class SpilledRecordsTest {
    private static final List<List<DataType>> KEYS = List.of(
            List.of(DataTypes.BIGINT),
            List.of(DataTypes.BIGINT.withNullable(false)),
            List.of(DataTypes.STRING),
            List.of(DataTypes.STRING, DataTypes.decimal(38, 2), DataTypes.DOUBLE));

    private static final Path FILES = Path.of("target", "spilled-records").toAbsolutePath();
    private static final RecordWorld.Saved NOTHING = new RecordWorld.Saved(List.of(), new TreeMap<>());

    private record Pending(long checkpoint, RecordWorld.Frozen frozen) {}

    private static Configuration memory(String size, Path directory) {
        return Configuration.EMPTY
                .with(StateOptions.MEMORY.key(), size)
                .with(StateOptions.DIRECTORY.key(), directory.toString());
    }

    private static Configuration any(SplittableRandom random) {
        return memory(List.of("1 b", "30 kb", "1 gb").get(random.nextInt(3)), FILES);
    }

    /** Changes, late writes, checkpoints that fail, restores at other parallelisms with other memory. */
    @Property(tries = 40)
    void keepsAndRestoresFamilies(@ForAll @IntRange(min = 0, max = 3) int which, @ForAll long seed) {
        List<DataType> keys = KEYS.get(which);
        SplittableRandom random = new SplittableRandom(seed);
        HeapBlobs blobs = new HeapBlobs();
        RecordWorld world = RecordWorld.restored(keys, NOTHING, 1 + random.nextInt(3), blobs, memory("1 b", FILES));
        ArrayDeque<Pending> pending = new ArrayDeque<>();
        int distinct = 1 + random.nextInt(60);
        RecordWorld.Saved newest = null;
        for (int step = 0; step < 25; step++) {
            world.change(random, random.nextInt(60), distinct);
            switch (random.nextInt(5)) {
                case 0, 1 -> pending.add(new Pending(step + 1, world.freeze(step + 1)));
                case 2, 3 -> {
                    if (!pending.isEmpty()) {
                        Pending oldest = pending.remove();
                        RecordWorld.Saved saved = oldest.frozen.write(blobs);
                        oldest.frozen.release();
                        if (random.nextInt(3) == 0) {
                            world.aborted(oldest.checkpoint);
                        } else {
                            world.completed(oldest.checkpoint);
                            newest = saved;
                        }
                    }
                }
                default -> {
                    if (newest != null) {
                        world.close();
                        int parallelism = 1 + random.nextInt(3);
                        world = RecordWorld.restored(keys, newest, parallelism, blobs, any(random));
                        pending.clear();
                    }
                }
            }
            if (random.nextInt(3) == 0) {
                assertThat(world.contents()).isEqualTo(world.model());
            }
        }
        assertThat(world.contents()).isEqualTo(world.model());
        world.close();
    }

    @Test
    void bringsIntoMemoryWhatIsAskedForOnly(@TempDir Path files) {
        SplittableRandom random = new SplittableRandom(3);
        HeapBlobs blobs = new HeapBlobs();
        RecordWorld world = RecordWorld.restored(KEYS.get(2), NOTHING, 1, blobs, memory("100 kb", files));
        world.change(random, 20_000, 3_000);
        assertThat(world.inMemory()).isLessThan(5_000);
        assertThat(world.model()).hasSizeGreaterThan(5_000);
        assertThat(world.contents()).isEqualTo(world.model());
        world.close();
    }

    @Test
    void writesWhatChangedOnly(@TempDir Path files) {
        SplittableRandom random = new SplittableRandom(5);
        HeapBlobs blobs = new HeapBlobs();
        RecordWorld world = RecordWorld.restored(KEYS.get(1), NOTHING, 2, blobs, memory("200 kb", files));
        world.change(random, 60_000, 6_000);
        List<Long> sizes = new ArrayList<>();
        for (int checkpoint = 1; checkpoint < 6; checkpoint++) {
            RecordWorld.Frozen frozen = world.freeze(checkpoint);
            RecordWorld.Saved saved = frozen.write(blobs);
            frozen.release();
            world.completed(checkpoint);
            sizes.add(saved.bytes());
            if (checkpoint > 3) {
                RecordWorld restored = RecordWorld.restored(KEYS.get(1), saved, 3, blobs, memory("1 b", files));
                assertThat(restored.contents()).isEqualTo(saved.model());
                restored.close();
            }
            world.change(random, 300, 6_000);
        }
        assertThat(world.contents()).isEqualTo(world.model());
        world.close();
        for (int i = 1; i < sizes.size(); i++) {
            assertThat(sizes.get(i) - sizes.get(i - 1)).isBetween(1L, sizes.getFirst() / 20);
        }
    }
}
