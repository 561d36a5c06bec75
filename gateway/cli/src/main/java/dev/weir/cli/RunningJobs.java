package dev.weir.cli;

import dev.weir.base.WeirException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The jobs that the user's processes run, and commands to them. */
final class RunningJobs {
    static final String JOBS = "jobs";
    static final String SAVEPOINT = "savepoint";
    static final String STOP = "stop";
    static final String DRAIN = "drain";
    static final String CANCEL = "cancel";
    static final String DONE = "done";
    static final String ERROR = "error";

    private final RunFolder folder;

    RunningJobs(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * A job of a process.
     *
     * @param socket how to reach the process
     * @param id identifies it among all
     * @param script of which it is a part
     * @param rowsRead so far
     * @param checkpoints whether it makes any
     * @param folder where they are
     */
    record Found(
            Path socket, String id, String name, String script, long rowsRead, boolean checkpoints, String folder) {}

    /** All of them. Sockets of processes that died are removed. */
    List<Found> all() {
        List<Found> found = new ArrayList<>();
        try {
            for (Path socket : folder.sockets()) {
                try {
                    for (String line : ask(socket, List.of(JOBS))) {
                        List<String> fields = Wire.fields(line);
                        found.add(new Found(
                                socket,
                                fields.get(0),
                                fields.get(1),
                                fields.get(2),
                                Long.parseLong(fields.get(3)),
                                Boolean.parseBoolean(fields.get(4)),
                                fields.get(5)));
                    }
                } catch (ConnectException e) {
                    Files.deleteIfExists(socket);
                }
            }
        } catch (IOException e) {
            throw unanswered(folder.folder(), e);
        }
        return found;
    }

    /** The one with that name or id. */
    Found find(String wanted) {
        List<Found> all = all();
        List<Found> fitting = all.stream()
                .filter(job -> job.id().equals(wanted) || job.name().equals(wanted))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        if (fitting.isEmpty()) {
            throw WeirException.of(CliError.NO_SUCH_JOB, "no job '%s' is running", wanted)
                    .hint(all.isEmpty() ? "no job is" : "there are " + listed(all));
        }
        throw WeirException.of(CliError.AMBIGUOUS_JOB, "%d running jobs are called '%s'", fitting.size(), wanted)
                .hint("name one by its id: " + listed(fitting));
    }

    private static String listed(List<Found> jobs) {
        return jobs.stream().map(job -> job.id() + " (" + job.name() + ")").collect(Collectors.joining(", "));
    }

    /** Sends a command and waits until it is carried out; what the process says then. */
    String command(Found job, String word) {
        try {
            List<String> answer = ask(job.socket(), List.of(word, job.id()));
            List<String> fields = answer.isEmpty() ? List.of("") : Wire.fields(answer.getFirst());
            if (fields.getFirst().equals(DONE)) {
                return fields.get(1);
            }
            String reason = fields.getFirst().equals(ERROR) ? fields.get(2) : "its process ended";
            throw WeirException.of(CliError.NO_ANSWER, "job '%s' did not do it: %s", job.name(), reason);
        } catch (IOException e) {
            throw unanswered(job.socket(), e);
        }
    }

    private static WeirException unanswered(Path place, IOException cause) {
        return WeirException.of(CliError.NO_ANSWER, "running jobs cannot be reached through %s: %s", place, cause)
                .causedBy(cause);
    }

    private static List<String> ask(Path socket, List<String> request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                PrintWriter out = new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.println(Wire.line(request));
            out.flush();
            return in.readAllLines();
        }
    }
}
