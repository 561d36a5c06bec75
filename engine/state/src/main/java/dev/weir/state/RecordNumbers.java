package dev.weir.state;

import dev.weir.dataflow.state.RecordTable;
import java.util.Arrays;

/** Which record numbers of a table are in use. Numbers that were given back are used again before new ones. */
final class RecordNumbers {
    private int capacity;
    private int size;
    private long[] used = new long[1];
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
        if (number >>> 6 >= used.length) {
            used = Arrays.copyOf(used, used.length * 2);
        }
        used[number >>> 6] |= 1L << number;
        size++;
        return number;
    }

    void giveBack(int number) {
        used[number >>> 6] &= ~(1L << number);
        size--;
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freed.length * 2);
        }
        freed[freedCount++] = number;
    }

    /** The smallest number in use that is not smaller, or {@link RecordTable#NONE}. */
    int next(int from) {
        int word = from >>> 6;
        if (word >= used.length) {
            return RecordTable.NONE;
        }
        long bits = used[word] & -1L << from;
        while (bits == 0) {
            if (++word == used.length) {
                return RecordTable.NONE;
            }
            bits = used[word];
        }
        return word << 6 | Long.numberOfTrailingZeros(bits);
    }

    void clear() {
        Arrays.fill(used, 0);
        freedCount = 0;
        capacity = 0;
        size = 0;
    }
}
