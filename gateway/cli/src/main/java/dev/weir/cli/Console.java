package dev.weir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where results, errors and the progress line go. The progress line stands alone at the bottom of a terminal: whatever
 * else is written erases it first. Safe for several threads.
 */
final class Console {
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream results;
    private final PrintStream errors;
    private final boolean terminal;
    private boolean progressShown;

    /** @param terminal whether a person watches, so that a progress line and tables that change make sense */
    Console(PrintStream results, PrintStream errors, boolean terminal) {
        this.results = results;
        this.errors = errors;
        this.terminal = terminal;
    }

    /** The process's standard output and error, in UTF-8. */
    static Console ofProcess() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean watched = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return new Console(out, err, watched);
    }

    boolean isTerminal() {
        return terminal;
    }

    /** A line of results. */
    synchronized void line(String text) {
        clearProgress();
        results.println(text);
        if (terminal) {
            results.flush();
        }
    }

    /** Text of results as it is. */
    synchronized void raw(String text) {
        clearProgress();
        results.print(text);
        results.flush();
    }

    synchronized void flush() {
        results.flush();
    }

    /** A line about an error or a warning. */
    synchronized void error(String text) {
        clearProgress();
        results.flush();
        errors.println(text);
    }

    /** A line about what was done, for people only. */
    synchronized void note(String text) {
        clearProgress();
        results.flush();
        errors.println(text);
    }

    /** Shows a progress line in place of the one before; nothing where nobody watches. */
    synchronized void progress(String text) {
        if (terminal) {
            results.flush();
            errors.print(ERASE_LINE + text);
            errors.flush();
            progressShown = true;
        }
    }

    synchronized void clearProgress() {
        if (progressShown) {
            errors.print(ERASE_LINE);
            errors.flush();
            progressShown = false;
        }
    }
}
