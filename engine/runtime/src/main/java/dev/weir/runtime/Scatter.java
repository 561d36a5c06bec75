package dev.weir.runtime;

import dev.weir.data.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Divides a batch by selection vectors over its shared columns: a counting sort by target that keeps the rows' order.
 */
final class Scatter {
    private Scatter() {}

    /**
     * Sends each row to its channel.
     *
     * @param targets the channel of the i-th selected row
     */
    static void send(Batch batch, int[] targets, Channel[] channels) {
        int[] counts = new int[channels.length];
        for (int target : targets) {
            counts[target]++;
        }
        if (counts[targets[0]] == targets.length) {
            channels[targets[0]].send(new Element.Data(batch));
            return;
        }
        int[][] rows = new int[channels.length][];
        for (int target = 0; target < rows.length; target++) {
            rows[target] = new int[counts[target]];
        }
        fill(batch.selection(), targets, counts, rows);
        for (int target = 0; target < rows.length; target++) {
            if (rows[target].length > 0) {
                channels[target].send(new Element.Data(batch.select(rows[target], rows[target].length)));
            }
        }
    }

    private static void fill(int @Nullable [] selection, int[] targets, int[] left, int[][] rows) {
        for (int i = 0; i < targets.length; i++) {
            int target = targets[i];
            int[] taken = rows[target];
            taken[taken.length - left[target]--] = selection == null ? i : selection[i];
        }
    }
}
