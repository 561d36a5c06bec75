package dev.weir.files;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.base.WeirException;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.RecordFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Finds files and divides them; owned by the coordinator's thread. */
final class FileEnumerator implements Source.Enumerator {
    /** Ranges of text files are at least so long: finding their first record must not matter. */
    private static final long LEAST_RANGE = 4L << 20;

    private static final long MOST_RANGE = 64L << 20;
    private static final int HEAD = 64;

    private final FileTable table;
    private final FileSource.Format format;
    private final int parallelism;
    private final Optional<Duration> interval;
    private final @Nullable Pattern pattern;
    private final KnownFiles known = new KnownFiles();
    private boolean looked;

    FileEnumerator(FileTable table, FileSource.Format format, int parallelism) {
        this.table = table;
        this.format = format;
        this.parallelism = parallelism;
        this.interval = table.definition().options().find(FileOptions.MONITOR_INTERVAL);
        this.pattern = table.definition()
                .options()
                .find(FileOptions.PATH_PATTERN)
                .map(FileEnumerator::compile)
                .orElse(null);
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw WeirException.of(
                            FilesError.INVALID_OPTIONS,
                            "option '%s': '%s' is no regular expression: %s",
                            FileOptions.PATH_PATTERN.key(),
                            regex,
                            e.getDescription())
                    .causedBy(e);
        }
    }

    @Override
    public Optional<Duration> interval() {
        return interval;
    }

    @Override
    public List<FileSplit> discover() {
        if (looked && interval.isEmpty()) {
            return List.of();
        }
        looked = true;
        List<FileSplit> splits = new ArrayList<>();
        for (FilePaths.Found file : find()) {
            boolean wanted = pattern == null
                    || pattern.matcher(file.file().toAbsolutePath().toString()).matches();
            if (wanted && known.add(file.file())) {
                divide(file, splits);
            }
        }
        return splits;
    }

    /** Who looks once needs to know no more than that it has; who watches needs all names. */
    @Override
    public byte[] snapshot() {
        ByteWriter writer = new ByteWriter(1).integer(looked ? 1 : 0);
        if (interval.isPresent()) {
            writer.bytes(known.toBytes());
        }
        return writer.toBytes();
    }

    @Override
    public void restore(byte[] snapshot) {
        ByteReader reader = new ByteReader(snapshot, 1);
        looked = reader.integer() == 1;
        if (reader.hasMore()) {
            known.addAll(reader.bytes());
        }
    }

    private List<FilePaths.Found> find() {
        if (interval.isPresent() && !java.nio.file.Files.exists(table.path())) {
            // A watched folder may appear later.
            return List.of();
        }
        return FilePaths.find(table.path());
    }

    private void divide(FilePaths.Found file, List<FileSplit> splits) {
        Map<String, String> partition = Partitions.valuesOf(file.file());
        for (FileSplit.Part part : parts(file)) {
            splits.add(new FileSplit(
                    file.file(), file.size(), file.modifiedMillis(), partition, part, FileSplit.Begin.START));
        }
    }

    private List<FileSplit.Part> parts(FilePaths.Found file) {
        List<FileSplit.Part> parts = new ArrayList<>();
        switch (format) {
            case FileSource.Format.Whole(FileFormat whole) -> {
                try (LocalFile input = LocalFile.open(file.file())) {
                    whole.sections(input).forEach(section -> parts.add(new FileSplit.Part.OfSection(section)));
                }
            }
            case FileSource.Format.Records(var records) -> {
                if (parallelism == 1
                        || file.size() <= LEAST_RANGE
                        || Compression.isCompressed(file.file())
                        || splitByte(records, file) < 0) {
                    parts.add(new FileSplit.Part.Range(0, file.size()));
                } else {
                    long share = file.size() / (4L * parallelism);
                    long range = Math.clamp(share, LEAST_RANGE, MOST_RANGE);
                    for (long from = 0; from < file.size(); from += range) {
                        parts.add(new FileSplit.Part.Range(from, Math.min(from + range, file.size())));
                    }
                }
            }
        }
        return parts;
    }

    private static int splitByte(RecordFormat format, FilePaths.Found file) {
        byte[] head = new byte[(int) Math.min(HEAD, file.size())];
        try (LocalFile input = LocalFile.open(file.file())) {
            input.read(0, head, 0, head.length);
        }
        return format.splitByte(head, head.length);
    }
}
