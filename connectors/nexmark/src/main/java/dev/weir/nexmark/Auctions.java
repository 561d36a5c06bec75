package dev.weir.nexmark;

/**
 * What the benchmark fixes: how often each kind of event comes, which people and auctions there are at an event, how
 * much of what happens is about hot ones, and how long events are. Events are numbered from 0; people and auctions have
 * ids in the order in which they come.
 *
 * @param seed from which all that is random follows
 * @param people of {@link #total()} events in turn, so many are new people; they come first
 * @param auctions then so many are new auctions
 * @param bids then so many are bids
 * @param hotAuctions one of so many bids is for any auction, the others for a hot one
 * @param hotBidders one of so many bids is by anybody, the others by a hot bidder
 * @param hotSellers one of so many auctions is by anybody, the others by a hot seller
 * @param personSize average size of a person in bytes
 * @param auctionSize average size of an auction in bytes
 * @param bidSize average size of a bid in bytes
 * @param baseMillis the time of the first event
 * @param eventsPerSecond of event time
 */
record Auctions(
        long seed,
        int people,
        int auctions,
        int bids,
        int hotAuctions,
        int hotBidders,
        int hotSellers,
        int personSize,
        int auctionSize,
        int bidSize,
        long baseMillis,
        long eventsPerSecond) {
    static final int PERSON = 0;
    static final int AUCTION = 1;
    static final int BID = 2;

    private static final long FIRST_ID = 1000;
    private static final long FIRST_CATEGORY = 10;
    private static final int CATEGORIES = 5;
    /** Of so many people or auctions that follow each other one is hot. */
    private static final int ONE_IS_HOT = 100;

    private static final int AUCTIONS_IN_FLIGHT = 100;
    private static final int ACTIVE_PEOPLE = 1000;
    /** So many of the people and auctions that are chosen from have yet to come. */
    private static final int LEAD = 10;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    int total() {
        return people + auctions + bids;
    }

    /** {@link #PERSON}, {@link #AUCTION} or {@link #BID}. */
    int kind(long event) {
        long place = event % total();
        return place < people ? PERSON : place < people + auctions ? AUCTION : BID;
    }

    long millis(long event) {
        return baseMillis + (long) (event * (1_000_000.0 / eventsPerSecond)) / 1000;
    }

    /** 64 random bits of an event; each purpose has its own. */
    long bits(long event, Purpose purpose) {
        return mix(mix(seed + purpose.number) + event * GOLDEN);
    }

    /** What random bits are for. */
    enum Purpose {
        IS_HOT(0),
        AUCTION(1),
        IS_HOT_PERSON(2),
        PERSON(3),
        PRICE(4),
        RESERVE(5),
        CHANNEL(6),
        CATEGORY(7),
        LENGTH(8),
        NAME(9),
        TEXT(10),
        ADDRESS(11),
        PLACE(12),
        CARD(13),
        EXTRA(14);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    /** A number from 0 on and below a bound. */
    static long below(long bits, long bound) {
        return Math.unsignedMultiplyHigh(bits, bound);
    }

    /** The newest person at an event, counted from 0; the one that comes with it, if one does. */
    private long newestPerson(long event) {
        long round = event / total();
        return round * people + Math.min(event % total(), people - 1);
    }

    /** The newest auction at an event, counted from 0; -1 before the first. */
    private long newestAuction(long event) {
        long round = event / total();
        long place = event % total() - people;
        return place < 0 ? round * auctions - 1 : round * auctions + Math.min(place, auctions - 1);
    }

    long personId(long event) {
        return FIRST_ID + newestPerson(event);
    }

    long auctionId(long event) {
        return FIRST_ID + newestAuction(event);
    }

    private long anyPerson(long event) {
        long known = newestPerson(event) + 1;
        long active = Math.min(known, ACTIVE_PEOPLE);
        return known - active + below(bits(event, Purpose.PERSON), active + LEAD);
    }

    /** Who offers the auction of an event. */
    long seller(long event) {
        boolean isHot = below(bits(event, Purpose.IS_HOT_PERSON), hotSellers) > 0;
        return FIRST_ID + (isHot ? newestPerson(event) / ONE_IS_HOT * ONE_IS_HOT : anyPerson(event));
    }

    /** Who makes the bid of an event: hot bidders and hot sellers are others. */
    long bidder(long event) {
        boolean isHot = below(bits(event, Purpose.IS_HOT_PERSON), hotBidders) > 0;
        return FIRST_ID + (isHot ? newestPerson(event) / ONE_IS_HOT * ONE_IS_HOT + 1 : anyPerson(event));
    }

    /** What the bid of an event is for. */
    long bidAuction(long event) {
        long newest = Math.max(0, newestAuction(event));
        if (below(bits(event, Purpose.IS_HOT), hotAuctions) > 0) {
            return FIRST_ID + newest / ONE_IS_HOT * ONE_IS_HOT;
        }
        long oldest = Math.max(newest - AUCTIONS_IN_FLIGHT, 0);
        return FIRST_ID + oldest + below(bits(event, Purpose.AUCTION), newest - oldest + 1 + LEAD);
    }

    long category(long event) {
        return FIRST_CATEGORY + below(bits(event, Purpose.CATEGORY), CATEGORIES);
    }

    long price(long event) {
        return Prices.of(bits(event, Purpose.PRICE));
    }

    /** The least for which the auction of an event is sold. */
    long reserve(long event) {
        return price(event) + Prices.of(bits(event, Purpose.RESERVE));
    }

    /** When the auction of an event ends: on average when as many have come as are in flight. */
    long expires(long event) {
        long from = millis(event);
        long horizon = millis(event + (long) AUCTIONS_IN_FLIGHT * total() / Math.max(1, auctions)) - from;
        return from + 1 + below(bits(event, Purpose.LENGTH), Math.max(1, 2 * horizon));
    }

    /** The length of a text that fills an event up to its size, a fifth more or less. */
    int extraLength(long event, int taken, int averageSize) {
        int average = averageSize - taken;
        if (average <= 0) {
            return 0;
        }
        int delta = Math.round(average * 0.2f);
        return average - delta + (int) below(bits(event, Purpose.EXTRA), Math.max(1, 2 * delta));
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
