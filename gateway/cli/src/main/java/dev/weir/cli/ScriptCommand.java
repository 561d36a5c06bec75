package dev.weir.cli;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.sql.SqlSession;
import dev.weir.sql.parse.StatementText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Runs the statements of a file or of the command line and shows what they give. */
final class ScriptCommand {
    private static final int INTERRUPTED = 130;

    private final Console console;
    private final SessionArguments arguments;

    ScriptCommand(Console console, SessionArguments arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    /** The exit code. */
    int runFile(Path script) {
        String text;
        try {
            text = decode(script, Files.readAllBytes(script));
        } catch (WeirException e) {
            return refuse(e);
        } catch (NoSuchFileException e) {
            return refuse(WeirException.of(CliError.UNREADABLE_SCRIPT, "there is no file %s", script));
        } catch (IOException e) {
            return refuse(WeirException.of(CliError.UNREADABLE_SCRIPT, "cannot read %s: %s", script, e.getMessage())
                    .causedBy(e));
        }
        Path folder = script.toAbsolutePath().getParent();
        return run(script.toString(), text, folder == null ? Path.of("") : folder);
    }

    /** The script's text. Fails with the place of the first byte that is no UTF-8. */
    private static String decode(Path script, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (!StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            return out.flip().toString();
        }
        String before = out.flip().toString();
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        throw WeirException.of(CliError.UNREADABLE_SCRIPT, "the script is no UTF-8 text")
                .hint("the first byte that is none is number %d of the file".formatted(in.position() + 1))
                .at(new Position.Script(script.toString(), line, column));
    }

    /** The exit code. */
    int runText(String text) {
        return run(StatementText.TYPED, text, Path.of(""));
    }

    private int refuse(WeirException error) {
        new ErrorReport(console, arguments.debug()).show(error, "", "");
        return 1;
    }

    @SuppressWarnings("try") // Those who watch do so by themselves.
    private int run(String file, String text, Path folder) {
        ErrorReport errors = new ErrorReport(console, arguments.debug());
        try (CommandsUnderWay commands = new CommandsUnderWay();
                SqlSession session = arguments.open(folder);
                Interruption interruption = Interruption.watch(session, console, file);
                JobNews news = JobNews.follow(session, console);
                JobServer server = JobServer.open(RunFolder.ofUser(), session, console, file, commands)) {
            ResultPrinter printer = new ResultPrinter(console, session);
            session.run(file, text, printer::show);
            return 0;
        } catch (CancellationException e) {
            return INTERRUPTED;
        } catch (RuntimeException e) {
            console.clearProgress();
            errors.show(e, file, text);
            return 1;
        }
    }
}
