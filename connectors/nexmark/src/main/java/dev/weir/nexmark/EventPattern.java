package dev.weir.nexmark;

import dev.weir.data.Validity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which events are of which kind, among those that follow each other from some place of a round on. All blocks that
 * begin there have it in common. Immutable; the arrays are not to be written to.
 *
 * @param place where in a round of {@link Auctions#total()} events the first one stands
 * @param kinds of the events
 * @param parts by kind
 */
record EventPattern(int place, int[] kinds, Part[] parts) {
    /** A kind that so many events are of is made for all of them, as that takes no copying. */
    private static final int DENSE_DIVISOR = 4;

    /**
     * Events of one kind.
     *
     * @param rows where they stand in the block; null when numbers are made for all events of it, because most are of
     *     the kind
     * @param people the newest person at each, as a difference to the first of the round in which the block begins
     * @param auctions the newest auction, likewise
     * @param peopleEnds the ends of runs of events with the same newest person
     * @param auctionEnds the same for auctions
     * @param validity which rows of the block are of the kind
     */
    record Part(
            int @Nullable [] rows,
            long[] people,
            long[] auctions,
            int[] peopleEnds,
            int[] auctionEnds,
            long[] validity) {
        /** How many events numbers are made for. */
        int count() {
            return people.length;
        }
    }

    static EventPattern of(Auctions all, int place, int count) {
        int[] kinds = new int[count];
        long[] people = new long[count];
        long[] auctions = new long[count];
        long round = 0;
        int current = place;
        for (int row = 0; row < count; row++) {
            kinds[row] = current < all.people()
                    ? Auctions.PERSON
                    : current < all.people() + all.auctions() ? Auctions.AUCTION : Auctions.BID;
            people[row] = round * all.people() + Math.min(current, all.people() - 1);
            int auction = Math.min(current - all.people(), all.auctions() - 1);
            auctions[row] = round * all.auctions() + Math.max(auction, -1);
            current++;
            if (current == all.total()) {
                current = 0;
                round++;
            }
        }
        Part[] parts = new Part[3];
        for (int kind = 0; kind < parts.length; kind++) {
            parts[kind] = part(kind, kinds, people, auctions);
        }
        return new EventPattern(place, kinds, parts);
    }

    private static Part part(int kind, int[] kinds, long[] people, long[] auctions) {
        long[] validity = new long[Validity.words(kinds.length)];
        int[] rows = new int[kinds.length];
        int count = 0;
        for (int row = 0; row < kinds.length; row++) {
            if (kinds[row] == kind) {
                Validity.setValid(validity, row);
                rows[count++] = row;
            }
        }
        if (count > kinds.length / DENSE_DIVISOR) {
            return new Part(null, people, auctions, ends(people), ends(auctions), validity);
        }
        int[] own = Arrays.copyOf(rows, count);
        long[] ownPeople = Arrays.stream(own).mapToLong(row -> people[row]).toArray();
        long[] ownAuctions = Arrays.stream(own).mapToLong(row -> auctions[row]).toArray();
        return new Part(own, ownPeople, ownAuctions, ends(ownPeople), ends(ownAuctions), validity);
    }

    private static int[] ends(long[] values) {
        int[] ends = new int[values.length];
        int count = 0;
        for (int i = 1; i <= values.length; i++) {
            if (i == values.length || values[i] != values[i - 1]) {
                ends[count++] = i;
            }
        }
        return Arrays.copyOf(ends, count);
    }
}
