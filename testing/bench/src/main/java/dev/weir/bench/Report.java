package dev.weir.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints measurements as they come and keeps them as JSON. */
final class Report {
    private static final String ROW = "%-58s %12s %12s %12s %12s  %s%n";

    private final PrintStream out;
    private final Path folder;
    private final List<Measurement> measurements = new ArrayList<>();

    /** @param folder where a JSON file a benchmark goes */
    Report(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Begins the part of one benchmark. */
    void begin(Bench bench) {
        measurements.clear();
        out.printf("%n%s: %s%n", bench.name(), bench.summary());
        out.printf(ROW, "", "median", "best", "target", "plain loop", "");
    }

    void add(Measurement measurement) {
        measurements.add(measurement);
        String verdict = measurement.target() == null ? "" : measurement.holds() ? "holds" : "MISSED";
        out.printf(
                ROW,
                measurement.what(),
                measurement.text(measurement.median()),
                measurement.text(measurement.best()),
                measurement.text(measurement.target()),
                measurement.text(measurement.loop()),
                measurement.isRate() ? verdict : measurement.unit() + (verdict.isEmpty() ? "" : ", " + verdict));
        out.flush();
    }

    /** Says why something has no figure. */
    void skip(String what, String why) {
        out.printf("%-58s %s%n", what, why);
    }

    /** Ends the part of one benchmark: writes its file. */
    void end(Bench bench) {
        String json =
                measurements.stream().map(Measurement::toJson).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(bench.name() + ".json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
