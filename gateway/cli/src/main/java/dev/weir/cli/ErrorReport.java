package dev.weir.cli;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.sql.error.Excerpt;

/** Shows errors: one line with place, code and advice, and the script's line with carets under the place. */
final class ErrorReport {
    private final Console console;
    private final boolean debug;

    /** @param debug whether stack traces are shown */
    ErrorReport(Console console, boolean debug) {
        this.console = console;
        this.debug = debug;
    }

    /**
     * @param file the script that ran
     * @param text its text
     */
    void show(Throwable error, String file, String text) {
        if (error instanceof WeirException coded) {
            console.error(coded.getMessage());
            if (coded.position() instanceof Position.Script place
                    && place.file().equals(file)) {
                String excerpt = Excerpt.of(text, place.line(), place.column());
                if (!excerpt.isEmpty()) {
                    console.error(excerpt);
                }
            }
        } else {
            console.error("WEIR-INTERNAL: " + error + " (this is a bug of Weir; --debug shows where)");
        }
        if (debug) {
            showTrace(error);
        }
    }

    private void showTrace(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            console.error((cause == error ? "" : "caused by ") + cause);
            for (StackTraceElement frame : cause.getStackTrace()) {
                console.error("    at " + frame);
            }
        }
    }
}
