package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Seeds;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.StateBlob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** However many checkpoints there were, the folder holds just what those name that are retained. */
class RetentionTest {
    private static final int CHECKPOINTS = 10_000;
    private static final int RETAINED = 3;
    private static final int LARGE = 10_000;

    @Test
    void afterTenThousandCheckpointsNothingIsLeftOver() throws IOException {
        SplittableRandom random = Seeds.generator(1, "retention");
        SimulatedFiles disk = new SimulatedFiles();
        CheckpointDirectory directory = new CheckpointDirectory(disk);
        List<StateBlob> chain = new ArrayList<>();
        for (long id = 1; id <= CHECKPOINTS; id++) {
            List<StateBlob> next = random.nextInt(8) == 0 ? new ArrayList<>() : new ArrayList<>(chain);
            Blob blob = directory.blobs(id, 0, 0).write(out -> out.write(new byte[LARGE]));
            next.add(new StateBlob("records", blob));
            if (random.nextInt(10) == 0) {
                continue; // given up: its file is nobody's
            }
            chain = next;
            directory.store(checkpoint(id, chain));
            directory.retire(1, id, RETAINED);
        }
        Set<String> needed = new TreeSet<>();
        assertThat(directory.ids()).hasSize(RETAINED);
        for (long id : directory.ids()) {
            Checkpoint retained = directory.read(id);
            directory.verify(retained);
            needed.addAll(retained.files());
            needed.add("%012d/metadata".formatted(id));
        }
        Set<String> there = new TreeSet<>(disk.names());
        there.removeIf(
                name -> name.compareTo("state/%012d".formatted(directory.ids().getLast() + 1)) >= 0);
        assertThat(there).isEqualTo(needed);
    }

    private static Checkpoint checkpoint(long id, List<StateBlob> state) {
        NodeSnapshot node = new NodeSnapshot("n", "n", 0, 1, false, 0, state, List.of(), List.of(), null);
        return new Checkpoint(id, "job", Checkpoint.Kind.CHECKPOINT, id, id, 128, List.of(node), List.of(), Map.of());
    }
}
