package dev.weir.chaos;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Prints a line for each kill, and what they have hit in all. One thread. */
final class Report {
    private final PrintStream out;
    private final Map<Blow.Victim, Integer> victims = new EnumMap<>(Blow.Victim.class);
    private int checkpointing;
    private int committing;
    private int withOpenTransactions;
    private int beforeAnyCheckpoint;
    private long restarts;

    Report(PrintStream out) {
        this.out = out;
    }

    void begin(long seed, int kills) {
        out.printf("chaos: %d kills, seed %d%n", kills, seed);
        out.println("kill victim  moment      restored  newest  hit");
    }

    /**
     * A process of Weir.
     *
     * @param restored the checkpoint with which it went on; 0 when it had none, or had not come as far as that
     * @param newestAtStart the newest checkpoint when it was started
     * @param restarts how often its job came back within the process
     */
    record Life(long restored, long newestAtStart, long restarts) {}

    /**
     * A kill.
     *
     * @param seen whether the moment came
     * @param life that of the process of Weir that was there
     */
    void blow(int number, Blow blow, boolean seen, Life life, Traces.Hit hit) {
        StringBuilder words = new StringBuilder();
        if (hit.checkpointing()) {
            words.append(", a checkpoint in the making");
            checkpointing++;
        }
        if (hit.committing()) {
            words.append(", a commit: %d transactions prepared, %d files not yet visible"
                    .formatted(hit.prepared(), hit.hidden()));
            committing++;
        }
        if (hit.open() > 0) {
            words.append(", %d open transactions".formatted(hit.open()));
            withOpenTransactions++;
        }
        if (blow.victim().hitsWeir() && hit.newest() <= life.newestAtStart()) {
            words.append(", no checkpoint since the start");
            beforeAnyCheckpoint++;
        }
        if (!seen) {
            words.append(", the moment did not come");
        }
        victims.merge(blow.victim(), 1, Integer::sum);
        restarts += blow.victim().hitsWeir() ? life.restarts() : 0;
        out.printf(
                "%4d %-7s %-11s %8s %7d  %s%n",
                number,
                lower(blow.victim()),
                lower(blow.moment()),
                life.restored() == 0 ? "-" : life.restored(),
                hit.newest(),
                words.isEmpty() ? "between two checkpoints" : words.substring(2));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void output(Input input, int paid, int totals, int leaders, int files) {
        out.printf(
                "%nread: %,d orders, %,d payments%nwrote: %,d joined rows, %,d changes of totals, %,d of leaders, "
                        + "%,d lines of files%n",
                input.orders().size(), input.payments().size(), paid, totals, leaders, files);
    }

    void end(long seconds) {
        out.printf("kills by victim: %s; restarts within a process: %d%n", victims, restarts);
        out.printf(
                "hit: a checkpoint in the making %d times, a commit %d, open transactions %d, a life without a "
                        + "checkpoint %d%n",
                checkpointing, committing, withOpenTransactions, beforeAnyCheckpoint);
        out.printf("%d s%n", seconds);
    }
}
