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

    int total() {
        return people + auctions + bids;
    }

    long millis(long event) {
        return baseMillis + (long) (event * (1_000_000.0 / eventsPerSecond)) / 1000;
    }

    /** What the random bits of all events have in common; each purpose has its own. */
    long salt(Purpose purpose) {
        return Draws.mix(seed + purpose.number);
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

        /** From 0 on, without gaps. */
        final int number;

        Purpose(int number) {
            this.number = number;
        }
    }
}
