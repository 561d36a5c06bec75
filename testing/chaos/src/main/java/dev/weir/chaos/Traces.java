package dev.weir.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Sees from outside how far the job is: by the files of its checkpoints, the hidden files of its sink, and the open
 * transactions. One thread.
 */
final class Traces {
    private static final Pattern NUMBER = Pattern.compile("\\d{12}");
    /** {@code .part-<job>-<instance>-<checkpoint after which it was begun>-<number>}, with endings. */
    private static final String PART = "part-";

    private static final Pattern HIDDEN = Pattern.compile("\\.part-[0-9a-f]+-\\d+-(\\d+)-\\d+.*");

    private final Path checkpoints;
    private final Path files;
    private final Set<String> known = new HashSet<>();

    Traces(Path folder) {
        checkpoints = folder.resolve(".weir/checkpoints/chaos");
        files = folder.resolve("seconds");
    }

    /**
     * What a kill has hit.
     *
     * @param newest the newest checkpoint that was durable; 0 if none
     * @param checkpointing whether a later one was being made
     * @param hidden files of durable checkpoints that were not renamed yet
     * @param open transactions with rows since the newest checkpoint
     * @param prepared transactions that belong to a durable checkpoint and were not committed yet
     */
    record Hit(long newest, boolean checkpointing, int hidden, int open, int prepared) {
        boolean committing() {
            return hidden + prepared > 0;
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long highest(List<String> names) {
        return names.stream()
                .filter(name -> NUMBER.matcher(name).matches())
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    /** The newest durable checkpoint; 0 if there is none. */
    long newest() {
        return names(checkpoints).stream()
                .filter(name -> NUMBER.matcher(name).matches()
                        && Files.exists(checkpoints.resolve(name).resolve("metadata")))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    /** The newest checkpoint for which something was written. */
    long begun() {
        return Math.max(newest(), highest(names(checkpoints.resolve("state"))));
    }

    /** The transactions that are open, by their names. */
    static List<String> openTransactions(Admin admin) throws InterruptedException {
        try {
            return admin.listTransactions().all().get().stream()
                    .filter(found -> found.state() == TransactionState.ONGOING
                            || found.state() == TransactionState.PREPARE_COMMIT
                            || found.state() == TransactionState.PREPARE_ABORT)
                    .map(TransactionListing::transactionalId)
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the transactions cannot be listed", e);
        }
    }

    /**
     * What a kill has left behind that was not there after the one before.
     *
     * @param transactions those that are open
     */
    Hit hit(List<String> transactions) {
        long newest = newest();
        List<String> fresh = new ArrayList<>(transactions);
        List<String> hiddenFiles = new ArrayList<>();
        for (String name : names(files)) {
            Matcher matcher = HIDDEN.matcher(name);
            if (matcher.matches() && Long.parseLong(matcher.group(1)) < newest) {
                hiddenFiles.add(name);
            }
        }
        boolean checkpointing = begun() > newest && known.add("checkpoint " + begun());
        fresh.removeIf(name -> !known.add(name));
        hiddenFiles.removeIf(name -> !known.add(name));
        int prepared = (int) fresh.stream()
                .filter(name -> Long.parseLong(name.substring(name.lastIndexOf('-') + 1)) < newest)
                .count();
        return new Hit(newest, checkpointing, hiddenFiles.size(), fresh.size() - prepared, prepared);
    }

    /** The lines of all files that can be seen. */
    List<String> visibleLines() {
        List<String> lines = new ArrayList<>();
        for (String name : names(files)) {
            if (!name.startsWith(".") && !name.startsWith("_")) {
                try {
                    lines.addAll(Files.readAllLines(files.resolve(name)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return lines;
    }

    /**
     * The hidden files of the sink that has published others: in the end there are none. A life that is killed before
     * its first checkpoint is known to nobody, and so are its files.
     */
    List<String> hiddenFiles() {
        List<String> sinks = names(files).stream()
                .filter(name -> name.startsWith(PART))
                .map(name -> name.substring(0, name.indexOf('-', PART.length()) + 1))
                .toList();
        return names(files).stream()
                .filter(name -> name.startsWith(".") && sinks.stream().anyMatch(name::contains))
                .toList();
    }
}
