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

    /** By channel: the hot ones first. */
    static final TextDictionary NAMES = TextDictionary.of(HOT.length + OTHERS, Channels::name);

    static final TextDictionary ADDRESSES = TextDictionary.of(HOT.length + OTHERS, Channels::address);

    private Channels() {}

    /** The channels that random bits choose. Without branches, see {@link Draws}. */
    static void of(long[] bits, int[] channels, int count) {
        for (int i = 0; i < count; i++) {
            long random = bits[i];
            int isHot = (int) (random >> 63);
            int hot = (int) (random >>> 61 & 3);
            int other = HOT.length + (int) Draws.below(random << 1, OTHERS);
            channels[i] = hot & isHot | other & ~isHot;
        }
    }

    private static void name(int channel, Texts texts) {
        if (channel < HOT.length) {
            texts.add(HOT[channel]);
        } else {
            texts.add(CHANNEL);
            number(channel - HOT.length, texts);
        }
    }

    /** A channel always has the same address; nine of ten others say their number in it. */
    private static void address(int channel, Texts texts) {
        int number = channel < HOT.length ? -1 - channel : channel - HOT.length;
        long random = Draws.mix(number + 7919L);
        texts.add(SITE);
        for (int part = 0; part < 3; part++) {
            texts.letters(random, 3 + (int) (random >>> 63));
            texts.add('/');
            random = Draws.mix(random);
        }
        texts.add(QUERY);
        if (number >= 0 && Draws.below(random, 10) > 0) {
            texts.add(CHANNEL_ID);
            number(Math.abs(Integer.reverse(number)), texts);
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
