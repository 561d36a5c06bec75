package dev.weir.state;

import dev.weir.dataflow.state.RecordTable;
import java.util.Arrays;

/** Which record numbers of a table are in use. Numbers that were given back are used again before new ones. */
final class RecordNumbers {
    private int capacity;
    private int size;
    private final FreezableBits used = new FreezableBits();
    private int[] freed = new int[4];
    private int freedCount;

    /** How many are in use. */
    int size() {
        return size;
    }

    /** One more than the largest number ever used. */
    int capacity() {
        return capacity;
    }

    int take() {
        int number = freedCount > 0 ? freed[--freedCount] : capacity++;
        used.set(number);
        size++;
        return number;
    }

    void giveBack(int number) {
        used.clear(number);
        size--;
        offer(number);
    }

    private void offer(int number) {
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freed.length * 2);
        }
        freed[freedCount++] = number;
    }

    boolean isUsed(int number) {
        return used.get(number);
    }

    /** Takes a number as a checkpoint says; {@link #completeRestore} follows. */
    void restore(int number) {
        if (!used.get(number)) {
            used.set(number);
            size++;
        }
        capacity = Math.max(capacity, number + 1);
    }

    /** Undoes {@link #restore}. */
    void takeBack(int number) {
        used.clear(number);
        size--;
    }

    /** All numbers in use are known: finds out which are free. The lowest is taken first. */
    void completeRestore() {
        for (int number = capacity - 1; number >= 0; number--) {
            if (!used.get(number)) {
                offer(number);
            }
        }
    }

    /** Forgets all numbers from one on, while {@link #restore restoring}. */
    void truncate(int from) {
        for (int number = from; number < capacity; number++) {
            if (used.get(number)) {
                takeBack(number);
            }
        }
        capacity = Math.min(capacity, from);
    }

    /** The smallest number in use that is not smaller, or {@link RecordTable#NONE}. */
    int next(int from) {
        int words = used.words();
        int word = from >>> 6;
        if (word >= words) {
            return RecordTable.NONE;
        }
        long bits = used.word(word) & -1L << from;
        while (bits == 0) {
            if (++word == words) {
                return RecordTable.NONE;
            }
            bits = used.word(word);
        }
        return word << 6 | Long.numberOfTrailingZeros(bits);
    }

    /** The numbers in use, as they are now. */
    FreezableBits.Frozen freeze() {
        return used.freeze();
    }

    void clear() {
        used.clearAll();
        freedCount = 0;
        capacity = 0;
        size = 0;
    }
}
