package dev.weir.dataflow.checkpoint;

import dev.weir.base.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the state in a checkpoint when a job goes on with it.
 *
 * @param job the job's name
 * @param checkpoint the checkpoint's number; 0 if there is none and the job begins anew
 * @param entries every state of every operator, those of the job in its order first
 * @param refusal why the job cannot go on with it; null if it can
 */
public record RestorePlan(
        String job,
        long checkpoint,
        List<Entry> entries,
        @Nullable WeirException refusal) {
    /** Stands for how far a source is, in place of a state's name. */
    public static final String POSITION = "(position)";

    /** Stands for what a sink has prepared and not committed, in place of a state's name. */
    public static final String OUTPUT = "(output)";

    /** Stands for rows that a checkpoint has overtaken, in place of a state's name. */
    public static final String IN_FLIGHT = "(rows on their way)";

    /** Stands for whatever an operator of user functions keeps, in place of a state's name. */
    public static final String ANY = "(any)";

    public RestorePlan {
        entries = List.copyOf(entries);
    }

    /** What becomes of a state. */
    public enum Fate {
        /** The job takes it over. */
        KEPT,
        /** The job has no place for it. */
        DROPPED,
        /** The job needs it, and the checkpoint does not have it: it begins empty. */
        NEW,
        /** The job keeps something else under this name, so it cannot go on with the checkpoint. */
        CHANGED
    }

    /**
     * One state of one operator.
     *
     * @param operator the operator's uid
     * @param state the state's name, or one that stands for something else in brackets
     * @param rows how many entries it has in the checkpoint, if that is known
     * @param why what it is, or what has changed
     */
    public record Entry(String operator, String state, Fate fate, OptionalLong rows, String why) {}

    /** The plan as a table for people. */
    public List<String> lines() {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {"operator", "state", "rows", "", "why"});
        for (Entry entry : entries) {
            cells.add(new String[] {
                entry.operator,
                entry.state,
                entry.rows.isPresent() ? Long.toString(entry.rows.getAsLong()) : "",
                entry.fate.name().toLowerCase(Locale.ROOT),
                entry.why
            });
        }
        int[] widths = new int[cells.getFirst().length - 1];
        for (String[] row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                checkpoint == 0
                        ? "job '" + job + "' begins anew: there is no checkpoint"
                        : "job '" + job + "' with checkpoint " + checkpoint + ":");
        for (String[] row : cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                boolean isNumber = cells.getFirst()[i].equals("rows");
                line.append("  ").append(isNumber ? padding + row[i] : row[i] + padding);
            }
            lines.add(line.append("  ").append(row[widths.length]).toString().stripTrailing());
        }
        return lines;
    }
}
