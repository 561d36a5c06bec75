package dev.weir.dataflow.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.FileStore;
import dev.weir.base.LocalFileStore;
import dev.weir.base.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest {
    private static final int LARGE = 20_000;

    @TempDir
    Path folder;

    private CheckpointDirectory directory;

    @BeforeEach
    void open() {
        directory = new CheckpointDirectory(new LocalFileStore(folder));
    }

    private Blob write(long checkpoint, int bytes) throws IOException {
        return directory.blobs(checkpoint, 0, 0).write(out -> out.write(new byte[bytes]));
    }

    private static Checkpoint checkpoint(long id, Checkpoint.Kind kind, Blob... blobs) {
        List<StateBlob> state =
                Stream.of(blobs).map(blob -> new StateBlob("records", blob)).toList();
        NodeSnapshot node = new NodeSnapshot(
                "sum",
                "Sum(x)",
                0,
                1,
                false,
                42,
                state,
                List.of(new SplitSnapshot(new byte[] {7}, 9)),
                List.of(new byte[] {1, 2}),
                id % 2 == 0 ? null : new Blob.Inline(new byte[] {4}));
        SourceSnapshot source =
                new SourceSnapshot("rows", new byte[] {3}, true, List.of(new SplitSnapshot(new byte[] {8}, 0)));
        return new Checkpoint(
                id, "job", kind, 100, 200, 128, List.of(node), List.of(source), Map.of("out", List.of(new byte[] {5})));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Checkpoint written = checkpoint(3, Checkpoint.Kind.SAVEPOINT, write(3, LARGE), new Blob.Inline(new byte[] {9}));
        directory.store(written);
        Checkpoint read = directory.read(3);
        assertThat(read).usingRecursiveComparison().isEqualTo(written);
        directory.verify(read);
        assertThat(read.files()).hasSize(1);
        assertThat(directory.ids()).containsExactly(3L);
        assertThat(directory.unusedId()).isEqualTo(4);
    }

    @Test
    void smallBlobsAreNoFiles() throws IOException {
        assertThat(write(1, 100)).isInstanceOf(Blob.Inline.class);
        assertThat(write(1, LARGE)).isInstanceOf(Blob.Stored.class);
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where a folder should be");
        assertThatThrownBy(() -> write(1, LARGE))
                .isInstanceOf(WeirException.class)
                .hasMessageStartingWith("WEIR-CHECKPOINT-0003: cannot write 'state/000000000001/")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void everyDamageToTheMetadataIsNoticed() throws IOException {
        directory.store(checkpoint(1, Checkpoint.Kind.CHECKPOINT, new Blob.Inline(new byte[] {9})));
        Path file = folder.resolve("000000000001/metadata");
        byte[] right = Files.readAllBytes(file);
        for (int at = 0; at < right.length; at++) {
            byte[] wrong = right.clone();
            wrong[at] ^= 0x10;
            Files.write(file, wrong);
            assertDamaged(1);
            Files.write(file, Arrays.copyOf(right, at));
            assertDamaged(1);
        }
    }

    private void assertDamaged(long id) {
        assertThatThrownBy(() -> directory.read(id))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-CHECKPOINT-000")
                .hasMessageContaining("000000000001/metadata");
    }

    @Test
    void damageToAFileOfStateIsNamed() throws IOException {
        Blob.Stored blob = (Blob.Stored) write(1, LARGE);
        Checkpoint checkpoint = checkpoint(1, Checkpoint.Kind.CHECKPOINT, blob);
        Path file = folder.resolve(blob.file());
        byte[] wrong = Files.readAllBytes(file);
        wrong[wrong.length / 2]++;
        Files.write(file, wrong);
        assertThatThrownBy(() -> directory.verify(checkpoint))
                .hasMessageContaining("WEIR-CHECKPOINT-0002")
                .hasMessageContaining(blob.file());
        Files.write(file, new byte[10]);
        assertThatThrownBy(() -> directory.verify(checkpoint)).hasMessageContaining("WEIR-CHECKPOINT-0002");
        Files.delete(file);
        assertThatThrownBy(() -> directory.verify(checkpoint))
                .hasMessageContaining("WEIR-CHECKPOINT-0001")
                .hasMessageContaining(blob.file());
    }

    @Test
    void aDamagedFileOfRowsOnTheirWayIsNamed() throws IOException {
        Blob.Stored blob = (Blob.Stored) write(1, LARGE);
        Checkpoint plain = checkpoint(1, Checkpoint.Kind.CHECKPOINT);
        Checkpoint checkpoint = new Checkpoint(
                plain.id(),
                plain.job(),
                plain.kind(),
                plain.startedMillis(),
                plain.completedMillis(),
                plain.maxParallelism(),
                plain.nodes().stream().map(node -> node.withInFlight(blob)).toList(),
                plain.sources(),
                plain.uncommitted());
        directory.verify(checkpoint);
        assertThat(directory.damages(checkpoint)).isEmpty();
        Files.write(folder.resolve(blob.file()), new byte[10]);
        assertThatThrownBy(() -> directory.verify(checkpoint))
                .hasMessageContaining("WEIR-CHECKPOINT-0002")
                .hasMessageContaining(blob.file());
        assertThat(directory.damages(checkpoint)).hasSize(1);
    }

    @Test
    void aNumberIsUsedOnce() {
        directory.store(checkpoint(1, Checkpoint.Kind.CHECKPOINT));
        assertThatThrownBy(() -> directory.store(checkpoint(1, Checkpoint.Kind.CHECKPOINT)))
                .hasMessageContaining("another process");
    }

    @Test
    void whatIsNotThereIsSaid() {
        directory.store(checkpoint(1, Checkpoint.Kind.CHECKPOINT));
        assertThatThrownBy(() -> directory.read(2))
                .hasMessageContaining("WEIR-CHECKPOINT-0004")
                .hasMessageContaining("[1]");
    }

    @Test
    void removesWhatNoRetainedCheckpointNeeds() throws IOException {
        Blob base = write(1, LARGE);
        Blob second = write(2, LARGE);
        Blob third = write(3, LARGE);
        Blob fourth = write(4, LARGE);
        write(3, LARGE + 1); // by an instance whose checkpoint was given up
        Blob next = write(5, LARGE); // in the making
        directory.store(checkpoint(1, Checkpoint.Kind.CHECKPOINT, base));
        directory.store(checkpoint(2, Checkpoint.Kind.SAVEPOINT, base, second));
        directory.store(checkpoint(3, Checkpoint.Kind.CHECKPOINT, base, third));
        directory.store(checkpoint(4, Checkpoint.Kind.CHECKPOINT, fourth));
        directory.retire(1, 4, 1);
        assertThat(directory.ids()).containsExactly(2L, 4L);
        assertThat(files()).containsExactlyInAnyOrder(file(base), file(second), file(fourth), file(next));
        directory.verify(directory.read(2));
        directory.verify(directory.read(4));
    }

    private static String file(Blob blob) {
        return ((Blob.Stored) blob).file();
    }

    private List<String> files() throws IOException {
        return new LocalFileStore(folder)
                .list("state/").stream().map(FileStore.Entry::name).toList();
    }

    @Test
    void whatWasThereBeforeARunStays() throws IOException {
        directory.store(checkpoint(1, Checkpoint.Kind.CHECKPOINT, write(1, LARGE)));
        directory.store(checkpoint(2, Checkpoint.Kind.CHECKPOINT, write(2, LARGE)));
        directory.store(checkpoint(3, Checkpoint.Kind.CHECKPOINT, write(3, LARGE)));
        directory.retire(2, 3, 1);
        assertThat(directory.ids()).containsExactly(1L, 3L);
        directory.verify(directory.read(1));
    }

    @Test
    void adoptsACheckpointOfAnotherJob() throws IOException {
        Blob blob = write(1, LARGE);
        directory.store(checkpoint(1, Checkpoint.Kind.CHECKPOINT, blob, blob));
        CheckpointDirectory other = new CheckpointDirectory(new LocalFileStore(folder.resolve("other")));
        Checkpoint adopted = other.adopt(new LocalFileStore(folder), 1, "other job");
        assertThat(adopted.id()).isEqualTo(1);
        assertThat(adopted.job()).isEqualTo("other job");
        assertThat(adopted.files()).hasSize(1);
        directory.remove(1);
        directory.sweep(1);
        other.verify(other.read(1));
        assertThat(other.unusedId()).isEqualTo(2);
    }
}
