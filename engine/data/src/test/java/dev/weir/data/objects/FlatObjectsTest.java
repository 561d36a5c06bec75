package dev.weir.data.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects whose fields lie side by side, without {@link ForyBytes}. */
class FlatObjectsTest {
    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verde";
            }
        }
    }

    record Point(int x, @Nullable Long y, @Nullable Color color) {}

    record Everything(
            boolean truth,
            byte small,
            @Nullable String text,
            short number,
            char letter,
            @Nullable Point first,
            int whole,
            long large,
            float single,
            double twice,
            @Nullable Boolean maybeTruth,
            @Nullable Byte maybeSmall,
            @Nullable Short maybeNumber,
            @Nullable Character maybeLetter,
            @Nullable Integer maybeWhole,
            @Nullable Long maybeLarge,
            @Nullable Float maybeSingle,
            @Nullable Double maybeTwice,
            @Nullable Instant instant,
            @Nullable Duration duration,
            @Nullable LocalDate date,
            @Nullable LocalDateTime time,
            @Nullable Color color,
            @Nullable Point second) {}

    private static String text(SplittableRandom random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(5);
        int letters = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x100 : 0x10000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(letters));
        }
        return text.toString();
    }

    private static long number(SplittableRandom random) {
        return random.nextLong() >> random.nextInt(64);
    }

    private static @Nullable Point point(SplittableRandom random) {
        return random.nextInt(3) == 0
                ? null
                : new Point(
                        (int) number(random),
                        random.nextBoolean() ? null : (Long) number(random),
                        random.nextBoolean() ? null : Color.values()[random.nextInt(2)]);
    }

    private static Everything everything(SplittableRandom random) {
        boolean isFull = random.nextBoolean();
        return new Everything(
                random.nextBoolean(),
                (byte) number(random),
                isFull ? text(random) : null,
                (short) number(random),
                (char) random.nextInt(0x10000),
                point(random),
                (int) number(random),
                number(random),
                Float.intBitsToFloat(random.nextInt() & 0x7F7F_FFFF),
                random.nextDouble() - 0.5,
                isFull ? random.nextBoolean() : null,
                isFull ? (byte) number(random) : null,
                isFull ? (short) number(random) : null,
                isFull ? (char) random.nextInt(0x10000) : null,
                isFull ? (int) number(random) : null,
                isFull ? number(random) : null,
                isFull ? 0.5f : null,
                isFull ? -0.0 : null,
                isFull ? Instant.ofEpochSecond(number(random) >> 28, random.nextInt(1_000_000_000)) : null,
                isFull ? Duration.ofNanos(number(random)) : null,
                isFull ? LocalDate.ofEpochDay(number(random) >> 36) : null,
                isFull ? LocalDateTime.MAX.minusNanos(random.nextLong(1L << 60)) : null,
                isFull ? Color.GREEN : null,
                point(random));
    }

    private static byte[] shapes(ObjectWriter writer) {
        try {
            ByteArrayOutputStream shapes = new ByteArrayOutputStream();
            writer.shapes(new DataOutputStream(shapes));
            return shapes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static DataInputStream in(byte[] shapes) {
        return new DataInputStream(new ByteArrayInputStream(shapes));
    }

    private static @Nullable Object read(byte[] shapes, byte[] bytes) {
        try {
            return ObjectReader.of(in(shapes), new KnownClasses(FlatObjectsTest.class.getClassLoader()))
                    .read("x", bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object roundTrip(Object value) {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", value);
        return read(shapes(writer), bytes);
    }

    @Property(tries = 500)
    void everythingComesBack(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Everything value = everything(random);
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", value);
        assertThat((int) bytes[0]).isEqualTo(ObjectForm.FLAT);
        assertThat(read(shapes(writer), bytes)).isEqualTo(value);
        List<Object> several = new ArrayList<>(Arrays.asList(value, null, text(random), 1, everything(random)));
        Map<Object, Object> map = new LinkedHashMap<>(Map.of(point(random) == null ? "p" : 5L, several));
        assertThat(roundTrip(map)).isEqualTo(map);
    }

    static class Base {
        private int number = 5;
    }

    static final class Account extends Base {
        private @Nullable String owner = "nobody";
        private transient int cached = 9;
        private double rate;
    }

    @Test
    void plainClassesComeBackWithWhatTheyInherit() {
        Account account = new Account();
        ((Base) account).number = 7;
        account.owner = null;
        account.cached = 1;
        account.rate = 2.5;
        Account again = (Account) Objects.requireNonNull(roundTrip(account));
        assertThat(((Base) again).number).isEqualTo(7);
        assertThat(again.owner).isNull();
        assertThat(again.cached).isEqualTo(9);
        assertThat(again.rate).isEqualTo(2.5);
    }

    record Positive(int number) {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    record AnyNumber(int number) {}

    record Before(int id, Point at, @Nullable String name, short gone) {}

    record After(
            @FormerlyKnownAs("name") @Nullable String title,
            long id,
            NewPoint at,
            int added,
            @Nullable Long absent) {}

    enum NewColor {
        BLUE,
        GREEN,
        @FormerlyKnownAs("RED")
        SCARLET
    }

    @FormerlyKnownAs("dev.weir.data.objects.FlatObjectsTest$Point")
    record NewPoint(@Nullable NewColor color, double x) {}

    private static byte[] replace(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace((char) from.length() + from, (char) to.length() + to)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replace(byte[] bytes, Class<?> from, Class<?> to) {
        return replace(bytes, from.getName(), to.getName());
    }

    @Test
    void fieldsAreAddedRemovedRenamedAndWidened() {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", new Before(1, new Point(3, 4L, Color.RED), "Ada", (short) 6));
        byte[] shapes = replace(shapes(writer), Before.class, After.class);
        shapes = replace(replace(shapes, Point.class, NewPoint.class), Color.class, NewColor.class);
        assertThat(read(shapes, bytes)).isEqualTo(new After("Ada", 1, new NewPoint(NewColor.SCARLET, 3), 0, null));
    }

    @Test
    void whatAConstructorRefusesIsAnError() {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", new AnyNumber(-1));
        byte[] shapes = replace(shapes(writer), AnyNumber.class, Positive.class);
        assertThatThrownBy(() -> read(shapes, bytes))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-OBJECT-0003")
                .hasMessageContaining("not positive");
    }

    @Test
    void whatIsShownNeedsNoClass() throws IOException {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write(
                "x", new ArrayList<>(List.of(new Before(1, new Point(3, null, Color.RED), null, (short) 6))));
        byte[] shapes = replace(shapes(writer), "Before", "Beyond");
        StoredObjects shown = StoredObjects.of(in(shapes));
        assertThat(shown.read("x", new ObjectSource().of(bytes, 0, bytes.length)))
                .asString()
                .contains("id=1", "name=null", "gone=6", "x=3", "y=null", "color=RED");
    }

    @Property(tries = 300)
    void damageIsAnErrorWithACode(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", new ArrayList<>(List.of(everything(random), "text", 1L)));
        byte[] shapes = shapes(writer);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(shapes, cut)).isInstanceOf(WeirException.class);
        }
        for (int i = 0; i < 100; i++) {
            byte[] other = bytes.clone();
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
            try {
                read(shapes, other);
            } catch (WeirException expected) {
                assertThat(expected).hasMessageContaining("WEIR-OBJECT");
            }
        }
    }
}
