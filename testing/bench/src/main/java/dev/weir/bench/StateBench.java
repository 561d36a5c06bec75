package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What checkpoints cost a job with a gigabyte of state: pauses, throughput, bytes, and the time to restore it. Each job
 * runs in a process of its own, with the options that the launcher gives to Weir's.
 */
record StateBench(String name, String summary) implements Bench {
    /** How lines with figures begin. */
    static final String MARK = "figure;";

    private static final int SECONDS = 10;
    private static final int FIELDS = 4;

    StateBench() {
        this("state", "checkpoints of a gigabyte of state");
    }

    @Override
    public void run(Settings settings, Report report) {
        for (StateJobs job : StateJobs.values()) {
            if (settings.wants(job.what)) {
                run(job, settings, report);
            }
        }
    }

    private static void run(StateJobs job, Settings settings, Report report) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx8g"));
        if (settings.recording() != null) {
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + settings.recording());
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                StateRun.class.getName(),
                job.name(),
                Integer.toString(settings.iterations()),
                Integer.toString(settings.seconds() * SECONDS)));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(
                            settings.verbose() ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(MARK)) {
                        report.add(parse(job, line.split(";", -1)));
                    } else if (settings.verbose()) {
                        System.out.println(line);
                    }
                }
            }
            if (process.waitFor() != 0) {
                report.skip(job.what, "failed; run it with --verbose");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Measurement parse(StateJobs job, String[] fields) {
        double[] samples = Arrays.stream(fields, FIELDS, fields.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
        Double target = fields[FIELDS - 1].isEmpty() ? null : Double.valueOf(fields[FIELDS - 1]);
        return new Measurement(job.what + ": " + fields[1], fields[2], samples, target, null);
    }
}
