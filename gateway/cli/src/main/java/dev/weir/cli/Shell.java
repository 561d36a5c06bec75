package dev.weir.cli;

import dev.weir.sql.SqlSession;
import dev.weir.sql.parse.ScriptSplitter;
import dev.weir.sql.parse.StatementText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** The interactive shell: statements over several lines until a semicolon; Ctrl-C ends a query, Ctrl-D the shell. */
final class Shell {
    private static final String PROMPT = "weir> ";

    private final Terminal terminal;
    private final SqlSession session;
    private final Console console;
    private final ResultPrinter printer;
    private final ErrorReport errors;

    private Shell(Terminal terminal, SqlSession session, Console console, boolean debug) {
        this.terminal = terminal;
        this.session = session;
        this.console = console;
        this.printer = new ResultPrinter(console, session);
        this.errors = new ErrorReport(console, debug);
    }

    /** Runs a shell on the process's terminal until its user leaves; the exit code. */
    static int run(SessionArguments arguments) {
        try (Terminal terminal =
                        TerminalBuilder.builder().system(true).dumb(true).build();
                SqlSession session = arguments.open(Path.of(""))) {
            PrintStream out = new PrintStream(terminal.output(), false, StandardCharsets.UTF_8);
            boolean watched = !Terminal.TYPE_DUMB.equals(terminal.getType());
            new Shell(terminal, session, new Console(out, out, watched), arguments.debug()).loop();
            return 0;
        } catch (IOException e) {
            System.err.println("the terminal cannot be used: " + e.getMessage());
            return 1;
        }
    }

    /** Reads statements from a terminal, with completion. */
    static LineReader reader(Terminal terminal, SqlSession session) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("weir")
                .parser(new StatementLines())
                .completer(new SqlCompleter(session))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "    > ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
    }

    private void loop() {
        LineReader reader = reader(terminal, session);
        reader.setVariable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".weir_history"));
        console.line("Weir " + Version.number() + ". Statements end with ';'. HELP; shows what there is, QUIT; ends.");
        boolean more = true;
        while (more) {
            try {
                more = execute(reader.readLine(PROMPT));
            } catch (UserInterruptException e) {
                more = true;
            } catch (EndOfFileException e) {
                more = false;
            }
        }
    }

    /** Whether the user wants to go on. */
    private boolean execute(String text) {
        Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> printer.cancelRunning());
        printer.setHeight(terminal.getRows());
        try {
            for (StatementText statement : ScriptSplitter.split(StatementText.TYPED, text)) {
                if (ShellHelp.isQuit(statement.text())) {
                    return false;
                }
                printer.show(session.execute(statement));
            }
        } catch (RuntimeException e) {
            console.clearProgress();
            errors.show(e, StatementText.TYPED, text);
        } finally {
            terminal.handle(Signal.INT, before);
        }
        return true;
    }
}
