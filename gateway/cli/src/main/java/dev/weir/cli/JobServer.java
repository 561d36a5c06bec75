package dev.weir.cli;

import dev.weir.base.VirtualThreads;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.sql.SqlJob;
import dev.weir.sql.SqlSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the commands of other processes for the jobs of this one: a line of {@link Wire} in, lines out, then the
 * connection ends.
 */
final class JobServer implements AutoCloseable {
    private final @Nullable ServerSocketChannel channel;
    private final Path socket;
    private final SqlSession session;
    private final String script;
    private final long process;
    private final CommandsUnderWay commands;

    private JobServer(
            @Nullable ServerSocketChannel channel,
            Path socket,
            SqlSession session,
            String script,
            long process,
            CommandsUnderWay commands) {
        this.channel = channel;
        this.socket = socket;
        this.session = session;
        this.script = script;
        this.process = process;
        this.commands = commands;
    }

    /**
     * Listens until it is closed. Where that cannot be, it says so, and jobs run all the same.
     *
     * @param commands knows of those that it obeys
     */
    static JobServer open(
            RunFolder folder, SqlSession session, Console console, String script, CommandsUnderWay commands) {
        long process = ProcessHandle.current().pid();
        Path socket = folder.socket(process);
        ServerSocketChannel channel = null;
        try {
            folder.prepare();
            Files.deleteIfExists(socket);
            channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException | WeirException e) {
            console.note("other processes cannot command this one: " + e.getMessage());
        }
        JobServer server = new JobServer(channel, socket, session, script, process, commands);
        VirtualThreads.start("commands", server::listen);
        return server;
    }

    private void listen() {
        while (channel != null && channel.isOpen()) {
            accept(channel);
        }
    }

    private void accept(ServerSocketChannel from) {
        try {
            SocketChannel connection = from.accept();
            VirtualThreads.start("command", () -> answer(connection));
        } catch (IOException e) {
            // Closed; or a client that was gone before it was let in.
            return;
        }
    }

    private void answer(SocketChannel connection) {
        try (connection;
                BufferedReader in = new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(Channels.newWriter(connection, StandardCharsets.UTF_8))) {
            String request = in.readLine();
            if (request != null) {
                commands.obey(() -> {
                    answer(Wire.fields(request), out);
                    out.flush();
                });
            }
        } catch (IOException e) {
            // Whoever asked is gone; there is nobody left to tell.
            return;
        }
    }

    private void answer(List<String> request, PrintWriter out) {
        String word = request.getFirst();
        if (word.equals(RunningJobs.JOBS)) {
            session.jobs().stream().filter(job -> !job.isDone()).forEach(job -> out.println(Wire.line(describe(job))));
            return;
        }
        SqlJob job = session.jobs().stream()
                .filter(one -> !one.isDone() && request.size() > 1 && id(one).equals(request.get(1)))
                .findFirst()
                .orElse(null);
        out.println(Wire.line(job == null ? error(CliError.NO_SUCH_JOB.code(), "the job has ended") : obey(word, job)));
    }

    private List<String> describe(SqlJob job) {
        return List.of(
                id(job),
                job.name(),
                script,
                Long.toString(job.progress().rowsRead()),
                Boolean.toString(job.makesCheckpoints()),
                absolute(job.checkpointFolder()));
    }

    private String id(SqlJob job) {
        return process + "-" + job.id().replace("job-", "");
    }

    private static List<String> obey(String word, SqlJob job) {
        return switch (word) {
            case RunningJobs.CANCEL -> {
                job.cancel();
                yield List.of(RunningJobs.DONE, "");
            }
            case RunningJobs.SAVEPOINT -> savepoint(job, SavepointMode.CONTINUE);
            case RunningJobs.STOP -> savepoint(job, SavepointMode.STOP);
            case RunningJobs.DRAIN -> savepoint(job, SavepointMode.DRAIN);
            default -> error(CliError.NO_ANSWER.code(), "the process does not know the command '" + word + "'");
        };
    }

    private static List<String> savepoint(SqlJob job, SavepointMode mode) {
        try {
            return List.of(RunningJobs.DONE, absolute(job.savepoint(mode).join()));
        } catch (CompletionException e) {
            return e.getCause() instanceof WeirException coded
                    ? error(coded.code().code(), coded.getMessage())
                    : error(CliError.NO_ANSWER.code(), String.valueOf(e.getCause()));
        }
    }

    private static List<String> error(String code, String message) {
        return List.of(RunningJobs.ERROR, code, message);
    }

    /** An address as other processes understand it. */
    static String absolute(String address) {
        return address.contains("://")
                ? address
                : Path.of(address).toAbsolutePath().normalize().toString();
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
                Files.deleteIfExists(socket);
            }
        } catch (IOException e) {
            // The next process that looks finds nobody behind the socket, and removes it.
            return;
        }
    }
}
