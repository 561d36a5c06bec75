package dev.weir.nexmark;

import java.util.Arrays;

/** The names and places that people have. */
final class People {
    private static final byte[][] FIRST_NAMES =
            words("Peter", "Paul", "Luke", "John", "Saul", "Vicky", "Kate", "Julie", "Sarah", "Deiter", "Walter");
    private static final byte[][] LAST_NAMES =
            words("Shultz", "Abrams", "Spencer", "White", "Bartels", "Walton", "Smith", "Jones", "Noris");
    private static final byte[][] CITY_WORDS = words(
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
    private static final byte[][] STATE_WORDS = words("AZ", "CA", "ID", "OR", "WA", "WY");
    private static final byte[] COM = Texts.ascii(".com");

    static final TextDictionary NAMES = TextDictionary.of(FIRST_NAMES.length * LAST_NAMES.length, (number, texts) -> {
        texts.add(FIRST_NAMES[number / LAST_NAMES.length]);
        texts.add(' ');
        texts.add(LAST_NAMES[number % LAST_NAMES.length]);
    });
    static final TextDictionary CITIES =
            TextDictionary.of(CITY_WORDS.length, (number, texts) -> texts.add(CITY_WORDS[number]));
    static final TextDictionary STATES =
            TextDictionary.of(STATE_WORDS.length, (number, texts) -> texts.add(STATE_WORDS[number]));

    private People() {}

    private static byte[][] words(String... words) {
        return Arrays.stream(words).map(Texts::ascii).toArray(byte[][]::new);
    }

    private static int one(byte[][] words, long bits) {
        return (int) Draws.below(bits, words.length);
    }

    /** The number of a person's name. */
    static int name(long bits) {
        return one(FIRST_NAMES, bits) * LAST_NAMES.length + one(LAST_NAMES, Draws.mix(bits));
    }

    static void address(long bits, Texts texts) {
        texts.letters(bits, 3 + (int) (bits >>> 62));
        texts.add('@');
        texts.letters(Draws.mix(bits), 3 + (int) (bits >>> 61 & 1));
        texts.add(COM);
    }

    static void card(long bits, Texts texts) {
        long random = bits;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                texts.add(' ');
            }
            texts.digits(Draws.below(random, 10_000), 4);
            random = Draws.mix(random);
        }
    }

    /** The number of a person's city. */
    static int city(long bits) {
        return one(CITY_WORDS, bits);
    }

    /** The number of a person's state. */
    static int state(long bits) {
        return one(STATE_WORDS, Draws.mix(bits));
    }
}
