package dev.weir.dataflow.state;

import dev.weir.data.LittleEndian;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Memory for values of variable length beside fixed-size records. A value is two words, as in Umbra (Neumann, Freitag:
 * "Umbra", CIDR 2020): the first holds its length in the lower and its first four bytes in the upper half; the second
 * the next eight bytes if the value has at most {@value #INLINE} bytes, else the address of all its bytes in this
 * arena.
 *
 * <p>Blocks that are freed are reused by size class, but not while a snapshot holds them. One thread.
 */
public final class ByteArena {
    /** Bytes that fit the two words themselves. */
    public static final int INLINE = 12;

    private static final int PAGE_BYTES = 1 << 16;
    private static final int CLASS_COUNT = 64;

    private byte[][] pages = new byte[4][];
    private int pageCount;
    private int usedOfLast = PAGE_BYTES;
    private final long[][] free = new long[CLASS_COUNT][];
    private final int[] freeCounts = new int[CLASS_COUNT];
    private long freezes;
    private final List<Frozen> held = new ArrayList<>();
    /** Blocks freed while snapshots held them, by the last freeze before. */
    private final ArrayDeque<Freed> freedLater = new ArrayDeque<>();

    /** The first word of some bytes. */
    public static long firstWord(byte[] bytes, int offset, int length) {
        long prefix =
                length >= 4 ? LittleEndian.intAt(bytes, offset) : LittleEndian.tailAt(bytes, offset, offset + length);
        return prefix << 32 | length;
    }

    /** The second word of at most {@value #INLINE} bytes. */
    public static long inlineWord(byte[] bytes, int offset, int length) {
        if (length <= 4) {
            return 0;
        }
        return length == INLINE
                ? LittleEndian.longAt(bytes, offset + 4)
                : LittleEndian.tailAt(bytes, offset + 4, offset + length);
    }

    /** The length of a value by its first word. */
    public static int length(long firstWord) {
        return (int) firstWord;
    }

    /** Whether a value lies in its two words. */
    public static boolean isInline(long firstWord) {
        return (int) firstWord <= INLINE;
    }

    /** Copies bytes into the arena and returns their address. */
    public long store(byte[] bytes, int offset, int length) {
        long address = allocate(length);
        System.arraycopy(bytes, offset, page(address), offset(address), length);
        return address;
    }

    /** The array that holds the bytes at an address. */
    public byte[] page(long address) {
        return pages[(int) (address >>> 32)];
    }

    /** Where in their array the bytes at an address begin. */
    public int offset(long address) {
        return (int) address;
    }

    /** Gives back the bytes of a value that is not inline. */
    public void free(long address, int length) {
        if (length > PAGE_BYTES) {
            allocatedBytes -= pages[(int) (address >>> 32)].length;
            pages[(int) (address >>> 32)] = new byte[0];
        } else if (held.isEmpty()) {
            reuse(address, sizeClass(length));
        } else {
            if (freedLater.isEmpty() || freedLater.getLast().freeze < freezes) {
                freedLater.add(new Freed(freezes));
            }
            freedLater.getLast().add(address, sizeClass(length));
        }
    }

    private void reuse(long address, int sizeClass) {
        long[] list = free[sizeClass];
        if (list == null) {
            list = new long[8];
        } else if (freeCounts[sizeClass] == list.length) {
            list = Arrays.copyOf(list, list.length * 2);
        }
        list[freeCounts[sizeClass]++] = address;
        free[sizeClass] = list;
    }

    /** Whether stored bytes equal others. */
    public boolean equals(long address, byte[] bytes, int offset, int length) {
        int at = offset(address);
        return Arrays.equals(page(address), at, at + length, bytes, offset, offset + length);
    }

    /** Writes the bytes of a value, given by its words, to an array. */
    public void copy(long firstWord, long secondWord, byte[] target, int at) {
        int length = length(firstWord);
        if (length > INLINE) {
            System.arraycopy(page(secondWord), offset(secondWord), target, at, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            target[at + i] = (byte) (i < 4 ? firstWord >>> 32 + 8 * i : secondWord >>> 8 * (i - 4));
        }
    }

    /** Compares two values of this arena as sequences of unsigned bytes. */
    public int compare(long firstA, long secondA, long firstB, long secondB) {
        int prefixA = Integer.reverseBytes((int) (firstA >>> 32));
        int prefixB = Integer.reverseBytes((int) (firstB >>> 32));
        if (prefixA != prefixB) {
            return Integer.compareUnsigned(prefixA, prefixB);
        }
        if (isInline(firstA) && isInline(firstB)) {
            int rest = Long.compareUnsigned(Long.reverseBytes(secondA), Long.reverseBytes(secondB));
            return rest != 0 ? rest : Integer.compare(length(firstA), length(firstB));
        }
        byte[] a = new byte[length(firstA)];
        byte[] b = new byte[length(firstB)];
        copy(firstA, secondA, a, 0);
        copy(firstB, secondB, b, 0);
        return Arrays.compareUnsigned(a, b);
    }

    private long allocate(int length) {
        if (length > PAGE_BYTES) {
            return (long) addPage(length) << 32;
        }
        int sizeClass = sizeClass(length);
        if (freeCounts[sizeClass] > 0) {
            return free[sizeClass][--freeCounts[sizeClass]];
        }
        int size = classSize(sizeClass);
        if (lastPage < 0 || usedOfLast + size > PAGE_BYTES) {
            lastPage = addPage(PAGE_BYTES);
            usedOfLast = 0;
        }
        long address = (long) lastPage << 32 | usedOfLast;
        usedOfLast += size;
        return address;
    }

    /** Bytes allocated. */
    public long sizeInBytes() {
        return allocatedBytes;
    }

    /** Forgets all bytes and gives their memory back, but for what snapshots hold. */
    public void reset() {
        pages = new byte[4][];
        pageCount = 0;
        usedOfLast = PAGE_BYTES;
        lastPage = -1;
        allocatedBytes = 0;
        Arrays.fill(freeCounts, 0);
        // Their addresses mean nothing any more.
        freedLater.clear();
    }

    private int lastPage = -1;
    private long allocatedBytes;

    private int addPage(int bytes) {
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pages.length * 2);
        }
        pages[pageCount] = new byte[bytes];
        allocatedBytes += bytes;
        return pageCount++;
    }

    /** Holds on to all bytes stored until now, until {@link #release}. Copies references only. */
    public Frozen freeze() {
        Frozen frozen = new Frozen(++freezes, Arrays.copyOf(pages, pageCount));
        held.add(frozen);
        return frozen;
    }

    /** What was frozen is not needed any more. */
    public void release(Frozen frozen) {
        held.remove(frozen);
        long oldest = held.isEmpty() ? Long.MAX_VALUE : held.getFirst().freeze;
        while (!freedLater.isEmpty() && freedLater.getFirst().freeze < oldest) {
            Freed freed = freedLater.removeFirst();
            for (int i = 0; i < freed.count; i++) {
                reuse(freed.addresses[i], freed.sizeClasses[i]);
            }
        }
    }

    /** Bytes as they were. Any thread may read them. */
    public static final class Frozen {
        private final long freeze;
        private final byte[][] pages;

        /** Bytes of an array, whose address is their offset in it. */
        public static Frozen of(byte[] bytes) {
            return new Frozen(0, new byte[][] {bytes});
        }

        private Frozen(long freeze, byte[][] pages) {
            this.freeze = freeze;
            this.pages = pages;
        }

        /** The array that holds the bytes at an address. Not to be written to. */
        public byte[] page(long address) {
            return pages[(int) (address >>> 32)];
        }

        /** Where in their array the bytes at an address begin. */
        public int offset(long address) {
            return (int) address;
        }
    }

    /** Blocks that can be used again when all snapshots up to a freeze are released. */
    private static final class Freed {
        private final long freeze;
        private long[] addresses = new long[8];
        private int[] sizeClasses = new int[8];
        private int count;

        Freed(long freeze) {
            this.freeze = freeze;
        }

        void add(long address, int sizeClass) {
            if (count == addresses.length) {
                addresses = Arrays.copyOf(addresses, count * 2);
                sizeClasses = Arrays.copyOf(sizeClasses, count * 2);
            }
            addresses[count] = address;
            sizeClasses[count++] = sizeClass;
        }
    }

    /** Four classes a power of two: 16, 20, 24, 28, 32, 40, ... */
    private static int sizeClass(int length) {
        int units = Math.max(16, length) - 1;
        int power = 31 - Integer.numberOfLeadingZeros(units);
        return (power - 3) * 4 + (units >>> power - 2 & 3) - 3;
    }

    private static int classSize(int sizeClass) {
        int shifted = sizeClass + 3;
        int power = shifted / 4 + 3;
        return (1 << power) + ((shifted & 3) + 1 << power - 2);
    }
}
