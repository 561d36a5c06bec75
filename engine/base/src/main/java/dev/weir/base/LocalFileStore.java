package dev.weir.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A folder of a local or mounted file system. Files are written under a hidden name, forced to the disk and moved to
 * their own in one step; then their folder is forced, so that the move survives a loss of power.
 */
public final class LocalFileStore implements FileStore {
    private static final String DRAFT_PREFIX = ".draft-";

    private final Path root;
    private final String process = Long.toHexString(ProcessHandle.current().pid());
    private final AtomicLong drafts = new AtomicLong();

    /** The store of a folder, which is made when the first file is. */
    public LocalFileStore(Path root) {
        this.root = root;
    }

    @Override
    public Draft create(String name) throws IOException {
        return new LocalDraft(pathOf(name));
    }

    @Override
    public boolean createIfAbsent(String name, byte[] contents) throws IOException {
        Path target = pathOf(name);
        try (LocalDraft draft = new LocalDraft(target)) {
            draft.stream().write(contents);
            draft.force();
            // A link fails where a move would replace.
            Files.createLink(target, draft.file);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        forceFolder(target);
        return true;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(pathOf(name));
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        int slash = prefix.lastIndexOf('/');
        Path start = slash < 0 ? root : root.resolve(prefix.substring(0, slash));
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        List<Entry> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(start)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                boolean draft = file.getFileName().toString().startsWith(DRAFT_PREFIX);
                if (!draft && name.startsWith(prefix) && Files.isRegularFile(file)) {
                    found.add(new Entry(name, Files.size(file)));
                }
            }
        }
        found.sort(Comparator.comparing(Entry::name));
        return found;
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = pathOf(name);
        Files.deleteIfExists(file);
        Path folder = file.getParent();
        if (folder != null && !folder.equals(root.normalize()) && folder.startsWith(root.normalize())) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                // It holds other files, and stays.
                return;
            }
        }
    }

    @Override
    public String describe() {
        return root.toString();
    }

    private Path pathOf(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root.normalize())) {
            throw new IllegalArgumentException("a name that leads out of the store: " + name);
        }
        return path;
    }

    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        Folders.force(folder);
    }

    private final class LocalDraft implements Draft {
        private final Path target;
        private final Path file;
        private final FileChannel channel;
        private final OutputStream stream;

        LocalDraft(Path target) throws IOException {
            this.target = target;
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException("no folder holds " + target);
            }
            Files.createDirectories(folder);
            file = folder.resolve(DRAFT_PREFIX + process + "-" + drafts.incrementAndGet());
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        }

        @Override
        public OutputStream stream() {
            return stream;
        }

        private void force() throws IOException {
            stream.flush();
            channel.force(true);
        }

        @Override
        public void commit() throws IOException {
            force();
            channel.close();
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(target);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
