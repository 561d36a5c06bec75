package dev.weir.state;

import dev.weir.data.Hashing;
import dev.weir.data.objects.ObjectBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a restored state as bytes, as they came: in pieces, and with those that later ones take the place of. Who
 * loads them into a state applies them one after the other; for all others they are merged first, by place, hash and
 * the bytes of their keys. One thread.
 */
final class StoredEntries {
    private static final long GONE = Long.MIN_VALUE;
    private static final int FIRST_SIZE = 16;

    /** What the entries of one section have in common. */
    record Origin(RestoredObjects.Classes classes, ObjectSection.Kind kind) {}

    /** Is shown entries; what it is shown is valid until it returns. */
    interface Visitor {
        /** @param removes whether an earlier entry with this key is to be forgotten */
        void entry(StoredEntry entry, Origin origin, boolean removes);
    }

    /** Entries one behind the other. */
    private static final class Piece {
        final Origin origin;
        final boolean removes;
        final ObjectBytes bytes;
        int entries;

        Piece(Origin origin, boolean removes, ObjectBytes bytes) {
            this.origin = origin;
            this.removes = removes;
            this.bytes = bytes;
        }
    }

    private final List<@Nullable Piece> pieces = new ArrayList<>();
    /** Whether some entries take the place of others, or remove them. */
    private boolean isChanged;

    private long whole;

    /** How many came before the first changes. */
    long whole() {
        return whole;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Entries added from now on change earlier ones. */
    void beginChanges() {
        isChanged = true;
    }

    boolean areChanged() {
        return isChanged;
    }

    /** Takes some entries as they are. */
    void add(Origin origin, boolean removes, ObjectBytes bytes, int entries) {
        Piece piece = new Piece(origin, removes, bytes);
        piece.entries = entries;
        pieces.add(piece);
        whole += isChanged ? 0 : entries;
    }

    /** Takes a copy of an entry, with a place. */
    void add(Origin origin, boolean removes, StoredEntry entry, long place) {
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last == null
                || last.removes != removes
                || !last.origin.equals(origin)
                || last.bytes.size() >= EntryChunks.CHUNK) {
            last = new Piece(origin, removes, new ObjectBytes(EntryChunks.CHUNK));
            pieces.add(last);
        }
        if (place == entry.place()) {
            entry.copyTo(last.bytes);
        } else {
            entry.copyTo(last.bytes, place);
        }
        last.entries++;
        whole += isChanged ? 0 : 1;
    }

    /** Takes over all entries of another state, which have other keys. */
    void addAll(StoredEntries other) {
        pieces.addAll(other.pieces);
        isChanged |= other.isChanged;
        whole += other.whole;
        other.clear();
    }

    void clear() {
        pieces.clear();
        isChanged = false;
        whole = 0;
    }

    /** Forgets all entries of some places. */
    void removePlaces(Set<Long> gone) {
        StoredEntries kept = new StoredEntries();
        boolean wasChanged = isChanged;
        drain((entry, origin, removes) -> {
            if (!gone.contains(entry.place())) {
                kept.add(origin, removes, entry, entry.place());
            }
        });
        addAll(kept);
        isChanged = wasChanged;
    }

    /** Shows all entries in the order in which they came. */
    void forEach(Visitor visitor) {
        StoredEntry entry = new StoredEntry();
        for (Piece piece : pieces) {
            show(Objects.requireNonNull(piece), entry, visitor);
        }
    }

    /** Shows all entries and forgets them, and gives their memory back on the way. */
    void drain(Visitor visitor) {
        StoredEntry entry = new StoredEntry();
        for (int i = 0; i < pieces.size(); i++) {
            show(Objects.requireNonNull(pieces.get(i)), entry, visitor);
            pieces.set(i, null);
        }
        clear();
    }

    private static void show(Piece piece, StoredEntry entry, Visitor visitor) {
        int at = 0;
        for (int i = 0; i < piece.entries; i++) {
            visitor.entry(entry.at(piece.bytes.array(), at, piece.bytes.size()), piece.origin, piece.removes);
            at = entry.end();
        }
    }

    /** Leaves of each key the last entry, if it was not removed, in the order in which the first ones came. */
    void merge() {
        if (isChanged) {
            StoredEntries merged = new StoredEntries();
            new Merge().run(merged);
            clear();
            addAll(merged);
        }
    }

    /** Finds the entry that stands for each key, by open addressing. */
    private final class Merge {
        private final StoredEntry other = new StoredEntry();
        /** By number of the key where its entry lies, piece and offset; with {@link #GONE} when it was removed. */
        private long[] addresses = new long[FIRST_SIZE];
        /** The upper half of a hash and the number of a key plus one. */
        private long[] index = new long[4 * FIRST_SIZE];

        private int count;

        void run(StoredEntries into) {
            StoredEntry entry = new StoredEntry();
            for (int number = 0; number < pieces.size(); number++) {
                Piece piece = piece(number);
                int at = 0;
                for (int i = 0; i < piece.entries; i++) {
                    entry.at(piece.bytes.array(), at, piece.bytes.size());
                    take(entry, (long) number << Integer.SIZE | at, piece.removes);
                    at = entry.end();
                }
            }
            for (int key = 0; key < count; key++) {
                if (addresses[key] >= 0) {
                    locate(entry, addresses[key]);
                    into.add(piece((int) (addresses[key] >>> Integer.SIZE)).origin, false, entry, entry.place());
                }
            }
        }

        private Piece piece(int number) {
            return Objects.requireNonNull(pieces.get(number));
        }

        private void locate(StoredEntry entry, long address) {
            ObjectBytes bytes = piece((int) (address >>> Integer.SIZE)).bytes;
            entry.at(bytes.array(), (int) address, bytes.size());
        }

        private void take(StoredEntry entry, long address, boolean removes) {
            int slot = slot(entry);
            int key = (int) index[slot] - 1;
            if (removes) {
                if (key >= 0) {
                    addresses[key] |= GONE;
                }
                return;
            }
            if (key < 0) {
                key = count++;
                index[slot] = mix(entry) & 0xFFFF_FFFF_0000_0000L | key + 1;
                if (key == addresses.length) {
                    addresses = Arrays.copyOf(addresses, Math.multiplyExact(key, 2));
                    addresses[key] = address;
                    grow();
                }
            }
            addresses[key] = address;
        }

        /** Where a key is in the index, or would be. */
        private int slot(StoredEntry entry) {
            long hash = mix(entry);
            int mask = index.length - 1;
            int slot = (int) hash & mask;
            while (index[slot] != 0) {
                if (index[slot] >>> 32 == hash >>> 32) {
                    locate(other, addresses[(int) index[slot] - 1] & ~GONE);
                    if (other.hasSameKeyAs(entry)) {
                        return slot;
                    }
                }
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private void grow() {
            long[] wider = new long[4 * addresses.length];
            int mask = wider.length - 1;
            for (int key = 0; key < count; key++) {
                locate(other, addresses[key] & ~GONE);
                long hash = mix(other);
                int slot = (int) hash & mask;
                while (wider[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                wider[slot] = hash & 0xFFFF_FFFF_0000_0000L | key + 1;
            }
            index = wider;
        }

        /** Keys of one place and hash are told apart by their bytes; a hash of users may be far from random. */
        private static long mix(StoredEntry entry) {
            return Hashing.mix(entry.hash() + 31 * entry.place());
        }
    }
}
