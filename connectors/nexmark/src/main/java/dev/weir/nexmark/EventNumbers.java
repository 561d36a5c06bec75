package dev.weir.nexmark;

import dev.weir.nexmark.Auctions.Purpose;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of those events of a batch that are of one kind, one value an event, in their order. Each is made by one
 * loop over all of them, when it is first asked for. One thread.
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
    private final int[] rows;
    private final long[] events;
    /** The newest person at each event, counted from 0; the one that comes with it, if one does. */
    private final long[] newestPeople;
    /** The newest auction at each event, counted from 0; -1 before the first. */
    private final long[] newestAuctions;

    private final Map<Purpose, long[]> bits = new EnumMap<>(Purpose.class);
    private int count;

    /** Numbers of no event, with room for some. */
    EventNumbers(Auctions all, int capacity) {
        this.all = all;
        rows = new int[capacity];
        events = new long[capacity];
        newestPeople = new long[capacity];
        newestAuctions = new long[capacity];
    }

    /**
     * Adds an event, before any number is asked for.
     *
     * @param row its place in the batch
     * @param round how often as many events as {@link Auctions#total()} have come before
     * @param place its number among those of its round
     */
    void add(int row, long event, long round, int place) {
        rows[count] = row;
        events[count] = event;
        newestPeople[count] = round * all.people() + Math.min(place, all.people() - 1);
        int auction = Math.min(place - all.people(), all.auctions() - 1);
        newestAuctions[count] = round * all.auctions() + Math.max(auction, -1);
        count++;
    }

    /** How many events there are. */
    int count() {
        return count;
    }

    /** Where each stands in the batch; the first {@link #count} count. */
    int[] rows() {
        return rows;
    }

    /** Random bits; nobody changes them. */
    long[] bits(Purpose purpose) {
        return bits.computeIfAbsent(purpose, this::draw);
    }

    private long[] draw(Purpose purpose) {
        long salt = all.salt(purpose);
        long[] drawn = new long[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = Auctions.bits(salt, events[i]);
        }
        return drawn;
    }

    long[] millis() {
        long[] millis = new long[count];
        for (int i = 0; i < count; i++) {
            millis[i] = all.millis(events[i]);
        }
        return millis;
    }

    long[] personIds() {
        return ids(newestPeople);
    }

    long[] auctionIds() {
        return ids(newestAuctions);
    }

    private long[] ids(long[] newest) {
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = FIRST_ID + newest[i];
        }
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
        long[] hot = bits(Purpose.IS_HOT_PERSON);
        long[] any = bits(Purpose.PERSON);
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            long newest = newestPeople[i];
            long known = newest + 1;
            long active = Math.min(known, ACTIVE_PEOPLE);
            long anybody = known - active + Auctions.below(any[i], active + LEAD);
            long hotOne = newest / ONE_IS_HOT * ONE_IS_HOT + place;
            ids[i] = FIRST_ID + (Auctions.below(hot[i], oneIsAnybody) > 0 ? hotOne : anybody);
        }
        return ids;
    }

    /** What each bid is for. */
    long[] bidAuctions() {
        long[] hot = bits(Purpose.IS_HOT);
        long[] any = bits(Purpose.AUCTION);
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            long newest = Math.max(0, newestAuctions[i]);
            long oldest = Math.max(newest - AUCTIONS_IN_FLIGHT, 0);
            long anyOne = oldest + Auctions.below(any[i], newest - oldest + 1 + LEAD);
            long hotOne = newest / ONE_IS_HOT * ONE_IS_HOT;
            ids[i] = FIRST_ID + (Auctions.below(hot[i], all.hotAuctions()) > 0 ? hotOne : anyOne);
        }
        return ids;
    }

    long[] categories() {
        long[] drawn = bits(Purpose.CATEGORY);
        long[] categories = new long[count];
        for (int i = 0; i < count; i++) {
            categories[i] = FIRST_CATEGORY + Auctions.below(drawn[i], CATEGORIES);
        }
        return categories;
    }

    long[] prices() {
        long[] drawn = bits(Purpose.PRICE);
        long[] prices = new long[count];
        for (int i = 0; i < count; i++) {
            prices[i] = Prices.of(drawn[i]);
        }
        return prices;
    }

    /** The least for which each auction is sold. */
    long[] reserves() {
        long[] reserves = prices();
        long[] drawn = bits(Purpose.RESERVE);
        for (int i = 0; i < count; i++) {
            reserves[i] += Prices.of(drawn[i]);
        }
        return reserves;
    }

    /** When each auction ends: on average when as many have come as are in flight. */
    long[] expires() {
        long[] drawn = bits(Purpose.LENGTH);
        long ahead = (long) AUCTIONS_IN_FLIGHT * all.total() / Math.max(1, all.auctions());
        long[] ends = millis();
        for (int i = 0; i < count; i++) {
            long horizon = all.millis(events[i] + ahead) - ends[i];
            ends[i] += 1 + Auctions.below(drawn[i], Math.max(1, 2 * horizon));
        }
        return ends;
    }

    /** Lengths of texts that are drawn for a purpose: from 3 on, so many. */
    int[] lengths(Purpose purpose, int different) {
        long[] drawn = bits(purpose);
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = 3 + (int) Auctions.below(Auctions.mix(drawn[i]), different);
        }
        return lengths;
    }

    /**
     * The lengths of texts that fill events up to their size, a fifth more or less.
     *
     * @param taken how long each event is already
     */
    int[] extraLengths(int[] taken, int averageSize) {
        long[] drawn = bits(Purpose.EXTRA);
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            int average = averageSize - taken[i];
            if (average > 0) {
                int delta = Math.round(average * 0.2f);
                lengths[i] = average - delta + (int) Auctions.below(drawn[i], Math.max(1, 2 * delta));
            }
        }
        return lengths;
    }
}
