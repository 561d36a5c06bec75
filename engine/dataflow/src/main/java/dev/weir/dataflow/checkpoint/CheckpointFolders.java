package dev.weir.dataflow.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** How the folder of a job's checkpoints is called, below {@link CheckpointOptions#DIRECTORY}. */
public final class CheckpointFolders {
    private static final int LONGEST = 100;

    private CheckpointFolders() {}

    /**
     * The folder's name: that of the job with {@code -} for everything but letters, digits, {@code .}, {@code _} and
     * {@code -}. Names that would be too long, or nothing else, end with a checksum of the job's name.
     */
    public static String of(String job) {
        String plain = job.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|-+$", "");
        if (!plain.isEmpty() && plain.length() <= LONGEST) {
            return plain;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(job.getBytes(StandardCharsets.UTF_8));
        String start = plain.substring(0, Math.min(plain.length(), LONGEST));
        return (start.isEmpty() ? "job" : start) + "-%08x".formatted(checksum.getValue());
    }
}
