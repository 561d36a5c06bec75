package dev.weir.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What must be done to folders so that what happened in them outlives the machine. */
public final class Folders {
    private Folders() {}

    /** Makes durable which files a folder has, and under which names. Blocks. */
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
