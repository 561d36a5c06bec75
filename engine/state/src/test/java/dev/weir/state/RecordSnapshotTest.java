package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordSnapshotTest {
    private static final List<List<DataType>> KEYS = List.of(
            List.of(DataTypes.BIGINT),
            List.of(DataTypes.BIGINT.withNullable(false)),
            List.of(DataTypes.STRING),
            List.of(DataTypes.STRING, DataTypes.decimal(38, 2), DataTypes.DOUBLE),
            List.of(DataTypes.timestamp(9)),
            List.of(DataTypes.DOUBLE),
            List.of(DataTypes.array(DataTypes.STRING)),
            List.of());

    private record Pending(long checkpoint, RecordWorld.Frozen frozen) {}

    /** Changes, freezes, late writes, checkpoints that fail, restores at other parallelisms. */
    @Property(tries = 100)
    void restoresWhatWasFrozen(@ForAll @IntRange(min = 0, max = 7) int which, @ForAll long seed) {
        List<DataType> keys = KEYS.get(which);
        SplittableRandom random = new SplittableRandom(seed);
        HeapBlobs blobs = new HeapBlobs();
        RecordWorld world = RecordWorld.fresh(keys, 1 + random.nextInt(4));
        ArrayDeque<Pending> pending = new ArrayDeque<>();
        int distinct = 1 + random.nextInt(80);
        RecordWorld.Saved newest = null;
        for (int step = 0; step < 30; step++) {
            world.change(random, random.nextInt(60), distinct);
            switch (random.nextInt(6)) {
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
                        RecordWorld restored = RecordWorld.restored(keys, saved, 1 + random.nextInt(5), blobs);
                        assertThat(restored.contents()).isEqualTo(saved.model());
                    }
                }
                case 4 -> {
                    if (!pending.isEmpty()) {
                        Pending oldest = pending.remove();
                        oldest.frozen.release();
                        world.aborted(oldest.checkpoint);
                    }
                }
                default -> {
                    if (newest != null && random.nextInt(3) == 0) {
                        world = RecordWorld.restored(keys, newest, 1 + random.nextInt(5), blobs);
                        pending.clear();
                    }
                }
            }
            assertThat(world.contents()).isEqualTo(world.model());
        }
    }

    @Test
    void changesComeToTheSameAsTheWhole() {
        List<DataType> keys = List.of(DataTypes.STRING, DataTypes.BIGINT);
        SplittableRandom random = new SplittableRandom(7);
        HeapBlobs blobs = new HeapBlobs();
        RecordWorld world = RecordWorld.fresh(keys, 2);
        world.change(random, 4000, 1000);
        int mostBlobs = 0;
        for (int checkpoint = 1; checkpoint < 40; checkpoint++) {
            world.change(random, 100, 1000);
            RecordWorld.Frozen frozen = world.freeze(checkpoint);
            RecordWorld.Saved saved = frozen.write(blobs);
            frozen.release();
            world.completed(checkpoint);
            for (int parallelism : new int[] {2, 1, 3}) {
                RecordWorld restored = RecordWorld.restored(keys, saved, parallelism, blobs);
                assertThat(restored.contents()).isEqualTo(saved.model());
            }
            mostBlobs = Math.max(mostBlobs, saved.states().getFirst().blobs().size());
        }
        assertThat(mostBlobs).isBetween(3, 11);
    }
}
