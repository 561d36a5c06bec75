package dev.weir.cli;

import dev.weir.base.Clock;
import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells of checkpoints. Methods return exit codes. */
final class CheckpointReports {
    private static final Schema LISTED = Schema.of(
            "job", DataTypes.STRING,
            "checkpoint", DataTypes.BIGINT,
            "kind", DataTypes.STRING,
            "age", DataTypes.STRING,
            "state", DataTypes.STRING);
    private static final Schema OPERATORS = Schema.of(
            "operator", DataTypes.STRING,
            "instances", DataTypes.INT,
            "ended", DataTypes.INT,
            "state", DataTypes.STRING,
            "watermark", DataTypes.STRING,
            "splits", DataTypes.INT);
    private static final ValueText VALUES = new ValueText(ZoneOffset.UTC);
    private static final double KIB = 1024;

    private final Console console;
    private final String directory;
    private final Clock clock;

    /** @param directory where the folders of jobs are */
    CheckpointReports(Console console, String directory, Clock clock) {
        this.console = console;
        this.directory = directory;
        this.clock = clock;
    }

    /** Lists the checkpoints of all jobs, or of one; 1 when one cannot be read. */
    int list(@Nullable String what) {
        List<WeirException> unreadable = new ArrayList<>();
        int code = Guarded.run(console, () -> {
            List<Row> rows = new ArrayList<>();
            List<String> folders = what == null
                    ? CheckpointPlace.folders(directory).stream()
                            .map(folder -> directory + "/" + folder)
                            .toList()
                    : List.of(CheckpointPlace.find(what, null, directory).folder());
            for (String folder : folders) {
                CheckpointDirectory checkpoints = new CheckpointDirectory(CheckpointPlace.open(folder));
                for (long id : checkpoints.ids()) {
                    try {
                        rows.add(listed(checkpoints.read(id)));
                    } catch (WeirException e) {
                        unreadable.add(e);
                    }
                }
            }
            TextTable.lines(LISTED, VALUES, rows).forEach(console::line);
            unreadable.forEach(error -> console.error(error.getMessage()));
        });
        return unreadable.isEmpty() ? code : 1;
    }

    private Row listed(Checkpoint checkpoint) {
        return Row.of(
                checkpoint.job(),
                checkpoint.id(),
                checkpoint.kind().name().toLowerCase(Locale.ROOT),
                age(Duration.ofMillis(clock.millis() - checkpoint.completedMillis())),
                bytes(checkpoint.stateBytes()));
    }

    /** Shows one. */
    int inspect(String what, @Nullable Long number) {
        return Guarded.run(console, () -> {
            CheckpointPlace place = CheckpointPlace.find(what, number, directory);
            Checkpoint checkpoint = place.read();
            console.line("job         " + checkpoint.job());
            console.line("checkpoint  " + checkpoint.id() + " ("
                    + checkpoint.kind().name().toLowerCase(Locale.ROOT) + ") in " + place.folder());
            console.line("completed   " + Instant.ofEpochMilli(checkpoint.completedMillis()) + ", begun "
                    + (checkpoint.completedMillis() - checkpoint.startedMillis()) + " ms before");
            console.line("state       " + bytes(checkpoint.stateBytes()) + ", "
                    + checkpoint.files().size() + " files, " + checkpoint.maxParallelism() + " key groups");
            List<Row> rows = new ArrayList<>();
            checkpoint.byNode().forEach((node, instances) -> rows.add(operator(node, instances)));
            TextTable.lines(OPERATORS, VALUES, rows).forEach(console::line);
            for (SourceSnapshot source : checkpoint.sources()) {
                console.line(source.node() + ": " + source.unassigned().size() + " splits not begun, "
                        + (source.complete() ? "all found" : "more may be found"));
            }
            checkpoint
                    .uncommitted()
                    .forEach((sink, prepared) -> console.line(sink + ": " + prepared.size() + " to be committed"));
        });
    }

    private static Row operator(String node, List<NodeSnapshot> instances) {
        long watermark =
                instances.stream().mapToLong(NodeSnapshot::watermark).min().orElse(Long.MIN_VALUE);
        return Row.of(
                node,
                instances.size(),
                (int) instances.stream().filter(NodeSnapshot::finished).count(),
                bytes(instances.stream().mapToLong(NodeSnapshot::stateBytes).sum()),
                watermark == Long.MIN_VALUE
                        ? ""
                        : watermark == Long.MAX_VALUE
                                ? "end"
                                : Instant.ofEpochMilli(watermark).toString(),
                instances.stream()
                        .mapToInt(instance -> instance.splits().size())
                        .sum());
    }

    /** Reads all of one; 1 when something is not as it was written. */
    int verify(String what, @Nullable Long number) {
        return Guarded.run(console, () -> {
            CheckpointPlace place = CheckpointPlace.find(what, number, directory);
            Checkpoint checkpoint = place.read();
            List<WeirException> damages = place.directory().damages(checkpoint);
            damages.forEach(damage -> console.error(damage.getMessage()));
            if (!damages.isEmpty()) {
                throw WeirException.of(
                        CheckpointError.FILE_DAMAGED,
                        "checkpoint %d of job '%s' has %d damaged files",
                        checkpoint.id(),
                        checkpoint.job(),
                        damages.size());
            }
            console.line("checkpoint " + checkpoint.id() + " of job '" + checkpoint.job() + "' is whole: "
                    + checkpoint.files().size() + " files, " + bytes(checkpoint.stateBytes()) + " of state");
        });
    }

    /** Writes the states of one into files. */
    int export(String what, Path folder, String format) {
        return Guarded.run(console, () -> {
            CheckpointPlace place = CheckpointPlace.find(what, null, directory);
            List<Row> written = new StateExport(folder, format).run(place);
            TextTable.lines(StateExport.written(), VALUES, written).forEach(console::line);
            console.note("checkpoint " + place.id() + " is exported to " + folder);
        });
    }

    /** Removes one, unless the job runs. */
    int remove(String what, @Nullable Long number, RunningJobs running) {
        return Guarded.run(console, () -> {
            CheckpointPlace place = CheckpointPlace.find(what, number, directory);
            boolean named = number != null || what.replaceAll("/+$", "").matches("(.*/)?0*" + place.id());
            if (!named) {
                throw WeirException.of(CheckpointError.NOT_FOUND, "which checkpoint of '%s' is to be removed?", what)
                        .hint("there are " + place.directory().ids());
            }
            String folder = JobServer.absolute(place.folder());
            for (RunningJobs.Found job : running.all()) {
                if (job.checkpoints() && job.folder().equals(folder)) {
                    throw WeirException.of(
                                    CliError.JOB_RUNS, "job '%s' is running, and needs its checkpoints", job.name())
                            .hint("it removes those that it no longer needs by itself; or stop it first");
                }
            }
            Checkpoint checkpoint = place.read();
            place.directory().remove(place.id());
            place.directory().sweep(place.directory().unusedId());
            console.note("checkpoint " + place.id() + " of job '" + checkpoint.job() + "' is removed");
        });
    }

    /** A number of bytes for people. */
    static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        double size = bytes;
        for (String unit : List.of("KiB", "MiB", "GiB")) {
            size /= KIB;
            if (size < KIB) {
                return String.format(Locale.ROOT, "%.1f %s", size, unit);
            }
        }
        return String.format(Locale.ROOT, "%.1f TiB", size / KIB);
    }

    /** A duration for people. */
    static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
