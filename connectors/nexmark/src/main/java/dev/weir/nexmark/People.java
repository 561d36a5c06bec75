package dev.weir.nexmark;

import java.util.Arrays;

/** The names and places that people have. */
final class People {
    private static final byte[][] FIRST_NAMES =
            words("Peter", "Paul", "Luke", "John", "Saul", "Vicky", "Kate", "Julie", "Sarah", "Deiter", "Walter");
    private static final byte[][] LAST_NAMES =
            words("Shultz", "Abrams", "Spencer", "White", "Bartels", "Walton", "Smith", "Jones", "Noris");
    private static final byte[][] CITIES = words(
            "Phoenix",
            "Los Angeles",
            "San Francisco",
            "Boise",
            "Portland",
            "Bend",
            "Redmond",
            "Seattle",
            "Kent",
            "Cheyenne");
    private static final byte[][] STATES = words("AZ", "CA", "ID", "OR", "WA", "WY");
    private static final byte[] COM = Texts.ascii(".com");

    private People() {}

    private static byte[][] words(String... words) {
        return Arrays.stream(words).map(Texts::ascii).toArray(byte[][]::new);
    }

    private static byte[] one(byte[][] words, long bits) {
        return words[(int) Auctions.below(bits, words.length)];
    }

    static void name(long bits, Texts texts) {
        texts.add(one(FIRST_NAMES, bits));
        texts.add(' ');
        texts.add(one(LAST_NAMES, Auctions.mix(bits)));
    }

    static void address(long bits, Texts texts) {
        texts.letters(bits, 3 + (int) (bits >>> 62));
        texts.add('@');
        texts.letters(Auctions.mix(bits), 3 + (int) (bits >>> 61 & 1));
        texts.add(COM);
    }

    static void card(long bits, Texts texts) {
        long random = bits;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                texts.add(' ');
            }
            texts.digits(Auctions.below(random, 10_000), 4);
            random = Auctions.mix(random);
        }
    }

    static void city(long bits, Texts texts) {
        texts.add(one(CITIES, bits));
    }

    static void state(long bits, Texts texts) {
        texts.add(one(STATES, Auctions.mix(bits)));
    }
}
