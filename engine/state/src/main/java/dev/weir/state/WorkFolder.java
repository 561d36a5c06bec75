package dev.weir.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A folder for files that mean nothing once their process has ended. A lock on a file beside it, of the same name and
 * {@code .lock}, says that the process lives; what nobody locks is removed by whoever comes next.
 */
final class WorkFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;

    private WorkFolder(Path folder, Path lockFile, FileChannel lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Makes a folder below a directory, which is created too. Blocks. */
    static WorkFolder create(Path directory) throws IOException {
        Files.createDirectories(directory);
        while (true) {
            String name = ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
            Path lockFile = directory.resolve(name + LOCK);
            FileChannel lock = lock(lockFile);
            // Whoever cleans up may have taken the file for a dead process's before it was locked.
            if (lock != null && Files.exists(lockFile)) {
                Path folder = directory.resolve(name);
                delete(folder);
                Files.createDirectory(folder);
                return new WorkFolder(folder, lockFile, lock);
            }
            if (lock != null) {
                lock.close();
            }
        }
    }

    /** Removes what processes that have ended left below a directory. Blocks. */
    static void sweep(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + LOCK)) {
            for (Path lockFile : files) {
                try (FileChannel lock = lock(lockFile)) {
                    if (lock != null) {
                        String name = lockFile.getFileName().toString();
                        delete(directory.resolve(name.substring(0, name.length() - LOCK.length())));
                        Files.deleteIfExists(lockFile);
                    }
                }
            }
        }
    }

    /** The locked file; null when somebody else has it. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            // It holds until the channel is closed.
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This process has it.
            channel.close();
            return null;
        }
        channel.close();
        return null;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Path path() {
        return folder;
    }

    /** Removes the folder and all that is in it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            delete(folder);
            Files.deleteIfExists(lockFile);
        }
    }
}
