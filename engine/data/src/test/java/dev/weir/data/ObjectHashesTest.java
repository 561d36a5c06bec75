package dev.weir.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hashes with enums in them are those of the constants' names; all others are those that there always were. */
class ObjectHashesTest {
    private static final int RED = "RED".hashCode();

    private enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "a constant with a class of its own";
            }
        }
    }

    private record Pair(@Nullable Color color, int number) {}

    private record Deep(Pair pair, List<Color> colors, Object any) {}

    private record Plain(String text, long number, double ratio, Inner inner) {}

    private record Inner(boolean flag, Integer boxed) {}

    /** Equal to others whatever the color. */
    private record Own(Color color, int number) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Own own && own.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    private record Chain(@Nullable Color color, @Nullable Chain next) {}

    private static final class NoKey {}

    private static long hash(int code) {
        return Hashing.mix(code);
    }

    @Test
    void enumsGoByTheirNames() {
        assertThat(Hashing.ofObject(Color.RED)).isEqualTo(hash(RED));
        assertThat(Hashing.ofObject(Color.GREEN)).isEqualTo(hash("GREEN".hashCode()));
        assertThat(Hashing.ofObject(new Pair(Color.RED, 7))).isEqualTo(hash(31 * RED + 7));
        assertThat(Hashing.ofObject(new Pair(null, 7))).isEqualTo(hash(7));
        assertThat(Hashing.ofObject(List.of(Color.RED, Color.RED))).isEqualTo(hash(31 * (31 + RED) + RED));
        assertThat(Hashing.ofObject(Set.of(Color.RED))).isEqualTo(hash(RED));
        assertThat(Hashing.ofObject(EnumSet.of(Color.RED))).isEqualTo(hash(RED));
        assertThat(Hashing.ofObject(Map.of(Color.RED, 1))).isEqualTo(hash(RED ^ 1));
        assertThat(Hashing.ofObject(Map.entry(Color.RED, 1))).isEqualTo(hash(RED ^ 1));
        assertThat(Hashing.ofObject(Optional.of(Color.RED))).isEqualTo(hash(RED));
        int pair = 31 * RED + 2;
        assertThat(Hashing.ofObject(new Deep(new Pair(Color.RED, 2), List.of(Color.RED), DayOfWeek.MONDAY)))
                .isEqualTo(hash(31 * (31 * pair + 31 + RED) + "MONDAY".hashCode()));
        assertThat(Hashing.ofObject(new Chain(Color.RED, new Chain(null, null))))
                .isEqualTo(hash(31 * RED));
        // It is the same however this process hashes the constants.
        assertThat(Hashing.ofObject(new Pair(Color.RED, 7))).isEqualTo(KNOWN);
    }

    private static final long KNOWN = Hashing.mix(31 * 81009 + 7);

    @Test
    void othersAreHashedAsTheyAlwaysWere() {
        for (Object key : new Object[] {
            "text",
            1,
            2L,
            3.0,
            'c',
            true,
            new Plain("a", 1, 0.5, new Inner(true, 3)),
            List.of("a", 1),
            Set.of(1L),
            Map.of("k", "v"),
            Optional.of(4),
            Optional.empty(),
            java.time.LocalDate.of(2024, 2, 29)
        }) {
            assertThat(Hashing.ofObject(key)).as("%s", key).isEqualTo(hash(key.hashCode()));
        }
    }

    @Test
    void aHashCodeOfOnesOwnCounts() {
        assertThat(Hashing.ofObject(new Own(Color.RED, 5))).isEqualTo(Hashing.ofObject(new Own(Color.GREEN, 5)));
    }

    @Test
    void whatHasNoHashCodeIsNoKey() {
        assertThatThrownBy(() -> Hashing.ofObject(new NoKey()))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-OBJECT-0005")
                .hasMessageContaining("NoKey cannot be a key, or a part of one: it has no hashCode of its own");
        assertThatThrownBy(() -> Hashing.ofObject(List.of(new NoKey()))).isInstanceOf(WeirException.class);
        assertThatThrownBy(() -> Hashing.ofObject(new byte[1]))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("byte[] cannot be a key, or a part of one: arrays are equal to themselves only");
        assertThat(Hashing.ofObject(TimeUnit.DAYS)).isEqualTo(hash("DAYS".hashCode()));
    }
}
