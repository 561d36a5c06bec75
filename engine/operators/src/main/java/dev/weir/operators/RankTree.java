package dev.weir.operators;

import dev.weir.data.Hashing;
import dev.weir.dataflow.state.RecordValue;
import java.util.Arrays;
import java.util.List;

/**
 * Ordered sets of the rows of a {@link WeightedRows} table, one a group, linked through the rows' own words: treaps
 * (Aragon, Seidel: "Randomized search trees", 1989). A tree is known by its root, a row's record plus one; 0 is the
 * empty one. Nothing is allocated by row. One thread.
 */
final class RankTree {
    /** The places of its words among the values of a row. */
    static final int WORD = 1;

    private static final int PRIORITY = 2;
    private static final int LEFT = 3;
    private static final int RIGHT = 4;

    private final WeightedRows rows;
    private final RowOrder order;
    private int[] stack = new int[16];

    RankTree(WeightedRows rows, RowOrder order) {
        this.rows = rows;
        this.order = order;
    }

    /** Compares two rows of one group: by the word of the first column of the order, then wholly. */
    int compare(int a, int b) {
        if (a == b) {
            return 0;
        }
        int words = Long.compare(rows.get(a, WORD), rows.get(b, WORD));
        return words != 0 ? words : order.compare(a, b);
    }

    /** Adds a row that is not in the tree; returns the new root. */
    long insert(long root, int row) {
        rows.set(row, PRIORITY, Hashing.mix(row));
        return insertBelow(root, row);
    }

    private long insertBelow(long root, int row) {
        if (root == 0 || rows.get(row, PRIORITY) > priority(root)) {
            split(root, row);
            return row + 1L;
        }
        int side = compare(row, record(root)) < 0 ? LEFT : RIGHT;
        attach(record(root), side, insertBelow(rows.get(record(root), side), row));
        return root;
    }

    /** Makes the rows of a tree that come before a row its left ones, the others its right ones. */
    private void split(long root, int row) {
        int before = row;
        int beforeSide = LEFT;
        int after = row;
        int afterSide = RIGHT;
        long node = root;
        while (node != 0) {
            int record = record(node);
            if (compare(record, row) < 0) {
                rows.set(before, beforeSide, node);
                before = record;
                beforeSide = RIGHT;
                node = rows.get(record, RIGHT);
            } else {
                rows.set(after, afterSide, node);
                after = record;
                afterSide = LEFT;
                node = rows.get(record, LEFT);
            }
        }
        rows.set(before, beforeSide, 0);
        rows.set(after, afterSide, 0);
    }

    /** Takes a row out that is in the tree; returns the new root. */
    long remove(long root, int row) {
        if (record(root) == row) {
            return merge(rows.get(row, LEFT), rows.get(row, RIGHT));
        }
        int side = compare(row, record(root)) < 0 ? LEFT : RIGHT;
        attach(record(root), side, remove(rows.get(record(root), side), row));
        return root;
    }

    /** One tree of two, the first of which comes before the second. */
    private long merge(long first, long second) {
        if (first == 0 || second == 0) {
            return first + second;
        }
        if (priority(first) > priority(second)) {
            attach(record(first), RIGHT, merge(rows.get(record(first), RIGHT), second));
            return first;
        }
        attach(record(second), LEFT, merge(first, rows.get(record(second), LEFT)));
        return second;
    }

    private void attach(int row, int side, long child) {
        if (rows.get(row, side) != child) {
            rows.set(row, side, child);
        }
    }

    /** The last row of a tree that is not empty. */
    int last(long root) {
        int row = record(root);
        while (rows.get(row, RIGHT) != 0) {
            row = record(rows.get(row, RIGHT));
        }
        return row;
    }

    /**
     * Reads the first rows of a tree in order, those left out that were taken back before they came.
     *
     * @param positions how many copies of rows are wanted
     * @param into receives the rows
     */
    void first(long root, long positions, Ranks into) {
        int depth = 0;
        long node = root;
        long left = positions;
        while (left > 0 && (node != 0 || depth > 0)) {
            while (node != 0) {
                if (depth == stack.length) {
                    stack = Arrays.copyOf(stack, depth * 2);
                }
                stack[depth++] = record(node);
                node = rows.get(record(node), LEFT);
            }
            int row = stack[--depth];
            long copies = Math.min(left, rows.get(row, WeightedRows.WEIGHT));
            if (copies > 0) {
                into.add(row, copies);
                left -= copies;
            }
            node = rows.get(row, RIGHT);
        }
    }

    private long priority(long node) {
        return rows.get(record(node), PRIORITY);
    }

    private static int record(long node) {
        return (int) node - 1;
    }

    /** The value words of a row in state, behind its weight. */
    static List<RecordValue> values(String rowsTable) {
        RecordValue link = new RecordValue.Link(rowsTable);
        return List.of(RecordValue.WORD, RecordValue.WORD, RecordValue.WORD, link, link);
    }
}
