package dev.weir.nexmark;

/** Through which channels bids come, and the addresses they have: half of all bids through one of four. */
final class Channels {
    private static final byte[][] HOT = {
        Texts.ascii("Google"), Texts.ascii("Facebook"), Texts.ascii("Baidu"), Texts.ascii("Apple")
    };
    private static final int OTHERS = 10_000;
    private static final byte[] CHANNEL = Texts.ascii("channel-");
    private static final byte[] SITE = Texts.ascii("https://www.nexmark.com/");
    private static final byte[] QUERY = Texts.ascii("item.htm?query=1");
    private static final byte[] CHANNEL_ID = Texts.ascii("&channel_id=");

    private Channels() {}

    /** A hot one as a number below 0, another from 0 on. */
    private static int channel(long bits) {
        return bits < 0 ? -1 - (int) (bits >>> 61 & 3) : (int) Auctions.below(bits << 1, OTHERS);
    }

    static void name(long bits, Texts texts) {
        int channel = channel(bits);
        if (channel < 0) {
            texts.add(HOT[-1 - channel]);
        } else {
            texts.add(CHANNEL);
            number(channel, texts);
        }
    }

    /** A channel always has the same address; nine of ten others say their number in it. */
    static void address(long bits, Texts texts) {
        int channel = channel(bits);
        long random = Auctions.mix(channel + 7919L);
        texts.add(SITE);
        for (int part = 0; part < 3; part++) {
            texts.letters(random, 3 + (int) (random >>> 63));
            texts.add('/');
            random = Auctions.mix(random);
        }
        texts.add(QUERY);
        if (channel >= 0 && Auctions.below(random, 10) > 0) {
            texts.add(CHANNEL_ID);
            number(Math.abs(Integer.reverse(channel)), texts);
        }
    }

    private static void number(int number, Texts texts) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        texts.digits(number, digits);
    }
}
