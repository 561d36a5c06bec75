package dev.weir.dataflow.checkpoint;

import dev.weir.base.WeirException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a checkpoint as bytes: a magic number, a version, the contents, and the CRC-32C of all of that.
 * Numbers are big-endian, texts UTF-8 as {@link DataOutputStream#writeUTF} writes them.
 */
final class CheckpointCodec {
    private static final int MAGIC = 0x57454952; // WEIR
    private static final int VERSION = 3;
    private static final int INLINE = 0;
    private static final int STORED = 1;
    private static final int ABSENT = 2;

    private CheckpointCodec() {}

    static byte[] encode(Checkpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(checkpoint.id());
            out.writeUTF(checkpoint.job());
            out.writeUTF(checkpoint.kind().name());
            out.writeLong(checkpoint.startedMillis());
            out.writeLong(checkpoint.completedMillis());
            out.writeInt(checkpoint.maxParallelism());
            out.writeInt(checkpoint.nodes().size());
            for (NodeSnapshot node : checkpoint.nodes()) {
                write(node, out);
            }
            out.writeInt(checkpoint.sources().size());
            for (SourceSnapshot source : checkpoint.sources()) {
                out.writeUTF(source.node());
                write(source.enumerator(), out);
                out.writeBoolean(source.complete());
                writeSplits(source.unassigned(), out);
            }
            out.writeInt(checkpoint.uncommitted().size());
            for (Map.Entry<String, List<byte[]>> sink : new TreeMap<>(checkpoint.uncommitted()).entrySet()) {
                out.writeUTF(sink.getKey());
                writeAll(sink.getValue(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] contents = bytes.toByteArray();
        return ByteBuffer.allocate(contents.length + Integer.BYTES)
                .put(contents)
                .putInt(checksum(contents, contents.length))
                .array();
    }

    /**
     * Reads metadata.
     *
     * @param file its name, for messages
     */
    static Checkpoint decode(byte[] bytes, String file) {
        int length = bytes.length - Integer.BYTES;
        if (length < 2 * Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
            throw damaged(file, "is no metadata of a checkpoint");
        }
        int version = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
        if (version != VERSION) {
            throw WeirException.of(
                    CheckpointError.UNKNOWN_VERSION,
                    "'%s' has format version %d, this Weir reads version %d",
                    file,
                    version,
                    VERSION);
        }
        if (ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
            throw damaged(file, "is truncated or damaged: its checksum differs");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 8, length - 8))) {
            return read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, "cannot be read: " + e).causedBy(e);
        }
    }

    private static WeirException damaged(String file, String what) {
        return WeirException.of(CheckpointError.FILE_DAMAGED, "'%s' %s", file, what);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static Checkpoint read(DataInputStream in) throws IOException {
        long id = in.readLong();
        String job = in.readUTF();
        Checkpoint.Kind kind = Checkpoint.Kind.valueOf(in.readUTF());
        long started = in.readLong();
        long completed = in.readLong();
        int maxParallelism = in.readInt();
        List<NodeSnapshot> nodes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            nodes.add(readNode(in));
        }
        List<SourceSnapshot> sources = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            sources.add(new SourceSnapshot(in.readUTF(), readBytes(in), in.readBoolean(), readSplits(in)));
        }
        Map<String, List<byte[]>> uncommitted = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            uncommitted.put(in.readUTF(), readAll(in));
        }
        return new Checkpoint(id, job, kind, started, completed, maxParallelism, nodes, sources, uncommitted);
    }

    private static void write(NodeSnapshot node, DataOutputStream out) throws IOException {
        out.writeUTF(node.node());
        out.writeUTF(node.name());
        out.writeInt(node.subtask());
        out.writeInt(node.parallelism());
        out.writeBoolean(node.finished());
        out.writeLong(node.watermark());
        out.writeInt(node.state().size());
        for (StateBlob part : node.state()) {
            out.writeUTF(part.kind());
            writeBlob(part.blob(), out);
        }
        writeSplits(node.splits(), out);
        writeAll(node.committables(), out);
        writeBlob(node.inFlight(), out);
    }

    private static void writeBlob(@Nullable Blob blob, DataOutputStream out) throws IOException {
        switch (blob) {
            case null -> out.writeByte(ABSENT);
            case Blob.Inline(byte[] bytes) -> {
                out.writeByte(INLINE);
                write(bytes, out);
            }
            case Blob.Stored(String file, long length, int checksum) -> {
                out.writeByte(STORED);
                out.writeUTF(file);
                out.writeLong(length);
                out.writeInt(checksum);
            }
        }
    }

    private static @Nullable Blob readBlob(DataInputStream in) throws IOException {
        int form = in.readByte();
        return switch (form) {
            case INLINE -> new Blob.Inline(readBytes(in));
            case STORED -> new Blob.Stored(in.readUTF(), in.readLong(), in.readInt());
            case ABSENT -> null;
            default -> throw new IOException("a blob of form " + form);
        };
    }

    private static NodeSnapshot readNode(DataInputStream in) throws IOException {
        String uid = in.readUTF();
        String name = in.readUTF();
        int subtask = in.readInt();
        int parallelism = in.readInt();
        boolean finished = in.readBoolean();
        long watermark = in.readLong();
        List<StateBlob> state = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            String kind = in.readUTF();
            Blob blob = readBlob(in);
            if (blob == null) {
                throw new IOException("a part of state without bytes");
            }
            state.add(new StateBlob(kind, blob));
        }
        return new NodeSnapshot(
                uid, name, subtask, parallelism, finished, watermark, state, readSplits(in), readAll(in), readBlob(in));
    }

    private static void writeSplits(List<SplitSnapshot> splits, DataOutputStream out) throws IOException {
        out.writeInt(splits.size());
        for (SplitSnapshot split : splits) {
            write(split.split(), out);
            out.writeLong(split.watermark());
        }
    }

    private static List<SplitSnapshot> readSplits(DataInputStream in) throws IOException {
        List<SplitSnapshot> splits = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            splits.add(new SplitSnapshot(readBytes(in), in.readLong()));
        }
        return splits;
    }

    private static void writeAll(List<byte[]> list, DataOutputStream out) throws IOException {
        out.writeInt(list.size());
        for (byte[] bytes : list) {
            write(bytes, out);
        }
    }

    private static List<byte[]> readAll(DataInputStream in) throws IOException {
        List<byte[]> list = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            list.add(readBytes(in));
        }
        return list;
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length + " where " + in.available() + " bytes are left");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
