package dev.weir.cli;

import dev.weir.base.WeirException;

/** Runs a command so that its errors are shown as such. */
final class Guarded {
    private Guarded() {}

    /** The exit code. */
    static int run(Console console, Runnable command) {
        try {
            command.run();
            return 0;
        } catch (WeirException e) {
            new ErrorReport(console, false).show(e, "", "");
            return 1;
        } finally {
            console.flush();
        }
    }
}
