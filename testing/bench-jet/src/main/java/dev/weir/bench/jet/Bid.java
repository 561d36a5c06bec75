package dev.weir.bench.jet;

import java.io.Serializable;

/** A bid with all that belongs to it. */
record Bid(long auction, long bidder, long price, String channel, String url, long time, String extra)
        implements Serializable {}
