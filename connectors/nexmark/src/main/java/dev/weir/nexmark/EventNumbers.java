package dev.weir.nexmark;

import dev.weir.nexmark.Auctions.Purpose;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of those events of a block that are of one kind, one value an event, in their order: as far as a
 * {@link EventPattern.Part} says also of events in between, where they mean nothing. Each is made by few loops over all
 * events, when it is asked for. Arrays that are returned are new ones, unless it says otherwise; others are used again
 * for the next block. One thread.
 */
final class EventNumbers {
    private static final long FIRST_ID = 1000;
    private static final long FIRST_CATEGORY = 10;
    private static final int CATEGORIES = 5;
    /** Of so many people or auctions that follow each other one is hot. */
    private static final int ONE_IS_HOT = 100;

    private static final int AUCTIONS_IN_FLIGHT = 100;
    private static final int ACTIVE_PEOPLE = 1000;
    /** So many of the people and auctions that are chosen from have yet to come. */
    private static final int LEAD = 10;

    private final Auctions all;
    private final long[] salts = new long[Purpose.values().length];
    private final long[] events;
    private final long[][] bits = new long[Purpose.values().length][];
    /** Which of the bits are those of this block. */
    private final boolean[] drawn = new boolean[Purpose.values().length];

    private final long[] hot;
    private final long[] first;
    private final long[] several;

    private EventPattern.Part part;
    private long newestPerson;
    private long newestAuction;

    /** Numbers of no event, with room for some. */
    EventNumbers(Auctions all, EventPattern.Part none, int capacity) {
        this.all = all;
        part = none;
        events = new long[capacity];
        hot = new long[capacity];
        first = new long[capacity];
        several = new long[capacity];
        for (Purpose purpose : Purpose.values()) {
            salts[purpose.number] = all.salt(purpose);
        }
    }

    /**
     * Turns to another block.
     *
     * @param start its first event
     */
    void begin(EventPattern.Part events, long start) {
        part = events;
        Arrays.fill(drawn, false);
        int[] rows = part.rows();
        if (rows == null) {
            Draws.count(start, this.events, part.count());
        } else {
            for (int i = 0; i < rows.length; i++) {
                this.events[i] = start + rows[i];
            }
        }
        long round = start / all.total();
        newestPerson = round * all.people();
        newestAuction = round * all.auctions();
    }

    /** How many events there are. */
    int count() {
        return part.count();
    }

    /** Where each stands in the block; null if each does where it would be expected. */
    int @Nullable [] rows() {
        return part.rows();
    }

    /** Random bits, which are not to be changed, and mean nothing after this block. */
    long[] bits(Purpose purpose) {
        int number = purpose.number;
        if (bits[number] == null) {
            bits[number] = new long[events.length];
        }
        if (!drawn[number]) {
            Draws.bits(salts[number], events, bits[number], count());
            drawn[number] = true;
        }
        return bits[number];
    }

    long[] personIds() {
        long[] ids = new long[count()];
        Draws.add(part.people(), FIRST_ID + newestPerson, ids, ids.length);
        return ids;
    }

    long[] auctionIds() {
        long[] ids = new long[count()];
        Draws.add(part.auctions(), FIRST_ID + newestAuction, ids, ids.length);
        return ids;
    }

    /** Who offers each auction. */
    long[] sellers() {
        return people(all.hotSellers(), 0);
    }

    /** Who makes each bid: hot bidders and hot sellers are others. */
    long[] bidders() {
        return people(all.hotBidders(), 1);
    }

    /**
     * People who are active.
     *
     * @param oneIsAnybody one of so many is anybody, the others are hot
     * @param place of the hot one among {@link #ONE_IS_HOT}
     */
    private long[] people(int oneIsAnybody, int place) {
        int start = 0;
        for (int end : part.peopleEnds()) {
            long newest = newestPerson + part.people()[start];
            long known = newest + 1;
            long active = Math.min(known, ACTIVE_PEOPLE);
            Arrays.fill(hot, start, end, FIRST_ID + newest / ONE_IS_HOT * ONE_IS_HOT + place);
            Arrays.fill(first, start, end, FIRST_ID + known - active);
            Arrays.fill(several, start, end, active + LEAD);
            start = end;
        }
        return chosen(Purpose.IS_HOT_PERSON, oneIsAnybody, Purpose.PERSON);
    }

    /** What each bid is for. */
    long[] bidAuctions() {
        int start = 0;
        for (int end : part.auctionEnds()) {
            long newest = Math.max(0, newestAuction + part.auctions()[start]);
            long oldest = Math.max(newest - AUCTIONS_IN_FLIGHT, 0);
            Arrays.fill(hot, start, end, FIRST_ID + newest / ONE_IS_HOT * ONE_IS_HOT);
            Arrays.fill(first, start, end, FIRST_ID + oldest);
            Arrays.fill(several, start, end, newest - oldest + 1 + LEAD);
            start = end;
        }
        return chosen(Purpose.IS_HOT, all.hotAuctions(), Purpose.AUCTION);
    }

    private long[] chosen(Purpose isHot, int oneIsAny, Purpose any) {
        long[] chosen = new long[count()];
        Draws.choose(bits(isHot), oneIsAny, bits(any), hot, first, several, chosen, chosen.length);
        return chosen;
    }

    long[] categories() {
        long[] categories = new long[count()];
        Draws.below(bits(Purpose.CATEGORY), FIRST_CATEGORY, CATEGORIES, categories, categories.length);
        return categories;
    }

    long[] prices() {
        long[] prices = new long[count()];
        Prices.of(bits(Purpose.PRICE), prices, prices.length);
        return prices;
    }

    /** The least for which each auction is sold. */
    long[] reserves() {
        long[] reserves = prices();
        long[] more = new long[count()];
        Prices.of(bits(Purpose.RESERVE), more, more.length);
        for (int i = 0; i < reserves.length; i++) {
            reserves[i] += more[i];
        }
        return reserves;
    }

    /** When each auction ends: on average when as many have come as are in flight. */
    long[] expires() {
        long[] random = bits(Purpose.LENGTH);
        long ahead = (long) AUCTIONS_IN_FLIGHT * all.total() / Math.max(1, all.auctions());
        long[] ends = new long[count()];
        for (int i = 0; i < ends.length; i++) {
            long now = all.millis(events[i]);
            long horizon = all.millis(events[i] + ahead) - now;
            ends[i] = now + 1 + Math.unsignedMultiplyHigh(random[i], Math.max(1, 2 * horizon));
        }
        return ends;
    }

    /** Lengths of texts that are drawn for a purpose: from 3 on, so many. */
    int[] lengths(Purpose purpose, int different) {
        long[] other = new long[count()];
        Draws.remix(bits(purpose), other, other.length);
        int[] lengths = new int[count()];
        Draws.below(other, 3, different, lengths, lengths.length);
        return lengths;
    }

    /** Through which channel each bid comes. */
    int[] channels() {
        int[] channels = new int[count()];
        Channels.of(bits(Purpose.CHANNEL), channels, channels.length);
        return channels;
    }

    /** Where in its pool each text begins that fills an event. */
    long[] extraPlaces() {
        long[] places = new long[count()];
        Draws.remix(bits(Purpose.EXTRA), places, places.length);
        return places;
    }

    /**
     * The lengths of texts that fill events up to their size, a fifth more or less.
     *
     * @param taken how long every event is already
     */
    int[] extraLengths(int taken, int averageSize) {
        int[] lengths = new int[count()];
        int average = averageSize - taken;
        if (average > 0) {
            int delta = Math.round(average * 0.2f);
            Draws.below(bits(Purpose.EXTRA), average - delta, Math.max(1, 2 * delta), lengths, lengths.length);
        }
        return lengths;
    }

    /** The same with events that are of different lengths already. */
    int[] extraLengths(int[] taken, int averageSize) {
        long[] random = bits(Purpose.EXTRA);
        int[] lengths = new int[count()];
        for (int i = 0; i < lengths.length; i++) {
            int average = averageSize - taken[i];
            if (average > 0) {
                int delta = Math.round(average * 0.2f);
                lengths[i] = average - delta + (int) Draws.below(random[i], Math.max(1, 2 * delta));
            }
        }
        return lengths;
    }
}
