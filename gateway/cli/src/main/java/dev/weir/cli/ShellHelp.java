package dev.weir.cli;

import java.util.Locale;
import java.util.Set;

/** The words of the shell itself. */
final class ShellHelp {
    /** The last is what other shells take. */
    private static final Set<String> QUIT = Set.of("QUIT", "EXIT", "\\Q");

    private ShellHelp() {}

    static boolean isQuit(String statement) {
        return QUIT.contains(statement.strip().toUpperCase(Locale.ROOT));
    }
}
