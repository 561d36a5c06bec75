package dev.weir.cli;

import java.util.concurrent.Phaser;

/**
 * The commands of other processes that this one is obeying. Its end waits for their answers: who asked for the end of a
 * job is told of it before the process has ended with the job. Any thread.
 */
final class CommandsUnderWay implements AutoCloseable {
    private final Phaser commands = new Phaser(1);

    /** Does what a command wants, unless the process ends. */
    void obey(Runnable command) {
        if (commands.register() < 0) {
            return;
        }
        try {
            command.run();
        } finally {
            commands.arriveAndDeregister();
        }
    }

    /**
     * Waits until all are answered; closed after the session whose jobs they are about, so that none waits for ever.
     */
    @Override
    public void close() {
        commands.arriveAndAwaitAdvance();
        commands.forceTermination();
    }
}
