package dev.weir.data.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Socket;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be kept, and how a class that has changed reads what it was. */
public final class ObjectCodecTest {
    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verde";
            }
        }
    }

    sealed interface Figure permits Circle, Square {}

    record Circle(double radius) implements Figure {}

    record Square(int side, Color color) implements Figure {}

    record Pair<A, B>(A first, B second) {}

    static class Base {
        private int number = 5;
    }

    static final class Account extends Base {
        private String owner = "nobody";
        private transient int cached = 9;
        private final List<Figure> figures = new ArrayList<>();
        private long[] counts = {1, 2};
    }

    private static Object roundTrip(Object value) {
        ObjectWriter writer = new ObjectWriter();
        return read(writer, writer.write("x", value));
    }

    private static Object read(ObjectWriter writer, byte[] bytes) {
        return read(shapes(writer), bytes, ObjectCodecTest.class.getClassLoader());
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

    private static Object read(byte[] shapes, byte[] bytes, ClassLoader loader) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(shapes));
            ObjectReader reader = ObjectReader.of(in, new KnownClasses(loader));
            return java.util.Objects.requireNonNull(reader.read("x", bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A stream that is keyed by the class of its records finds them again. */
    @Test
    void immutableListsAreOfTheClassThatTheyWere() {
        for (List<?> list : List.of(List.of(), List.of(1), List.of(1, 2), List.of(1, 2, 3))) {
            assertThat(roundTrip(list)).isEqualTo(list).hasSameClassAs(list);
        }
        List<?> withNull = Stream.of(null, "a").toList();
        assertThat(roundTrip(withNull)).isEqualTo(withNull);
        List<?> view = Collections.unmodifiableList(new ArrayList<>(List.of(1)));
        assertThat(roundTrip(view)).isEqualTo(view).hasSameClassAs(view);
    }

    @Test
    void valuesComeBack() {
        List<Object> values = List.of(
                true,
                (byte) 1,
                (short) 2,
                'c',
                3,
                4L,
                1.5f,
                2.5,
                "zażółć",
                BigInteger.TEN,
                new BigDecimal("1.50"),
                LocalDate.EPOCH,
                Instant.MAX,
                Duration.ofNanos(3),
                ZoneId.of("Europe/Warsaw"),
                new UUID(1, 2),
                Color.RED,
                Color.GREEN,
                DayOfWeek.FRIDAY,
                new Pair<>(new Square(3, Color.GREEN), List.of(new Circle(1))),
                Optional.of(new Circle(2)),
                new ArrayList<>(Arrays.asList(1, null, "x")),
                new HashSet<>(List.of(1, 2)),
                new TreeSet<>(List.of(2, 1)),
                new HashMap<>(Map.of("a", 1)),
                new LinkedHashMap<>(Map.of(new Pair<>(1, 2), Color.RED)),
                EnumSet.of(Color.GREEN),
                new EnumMap<>(Map.of(Color.RED, 1)),
                Map.entry("k", 1L));
        for (Object value : values) {
            Object again = roundTrip(value);
            assertThat(again).isEqualTo(value);
            if (!value.getClass().getName().startsWith("java.util.KeyValueHolder")) {
                assertThat(again)
                        .isInstanceOf(
                                value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
            }
        }
        assertThat(new ArrayList<>((ArrayDeque<?>) roundTrip(new ArrayDeque<>(List.of(3, 1)))))
                .isEqualTo(List.of(3, 1));
        assertThat((Figure[]) roundTrip(new Figure[] {new Circle(1), null})).containsExactly(new Circle(1), null);
        assertThat((int[][]) roundTrip(new int[][] {{1}, {2, 3}})).isDeepEqualTo(new int[][] {{1}, {2, 3}});
    }

    @Test
    void orderIsKept() {
        TreeMap<String, Integer> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(Map.of("a", 1, "b", 2));
        assertThat(new ArrayList<>(((TreeMap<?, ?>) roundTrip(reversed)).keySet()))
                .isEqualTo(List.of("b", "a"));
        LinkedHashMap<Integer, Integer> linked = new LinkedHashMap<>();
        for (int i = 50; i > 0; i--) {
            linked.put(i * 7919 % 101, i);
        }
        assertThat(new ArrayList<>(((Map<?, ?>) roundTrip(linked)).keySet())).isEqualTo(List.copyOf(linked.keySet()));
    }

    @Test
    void plainClassesComeBackWithWhatTheyInherit() {
        Account account = new Account();
        account.owner = "Ada";
        ((Base) account).number = 7;
        account.cached = 1;
        account.figures.add(new Square(2, Color.RED));
        Account again = (Account) roundTrip(account);
        assertThat(again.owner).isEqualTo("Ada");
        assertThat(((Base) again).number).isEqualTo(7);
        assertThat(again.cached).isEqualTo(9);
        assertThat(again.figures).containsExactly(new Square(2, Color.RED));
        assertThat(again.counts).containsExactly(1, 2);
    }

    record Customer(String name, Object session) {}

    record Order(int id, List<Customer> customers) {}

    record Declared(int id, Map<String, Socket> connections) {}

    interface Anybody {}

    record Open(Anybody anybody) {}

    @SuppressWarnings("ClassCanBeStatic") // That it is not is the point.
    final class Inner {}

    @Test
    void whatCannotBeKeptIsNamedWithItsPath() {
        ObjectWriter writer = new ObjectWriter();
        Order order = new Order(1, List.of(new Customer("Ada", new Socket())));
        assertThatThrownBy(() -> writer.write("Order", order))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("Order.customers[].session: java.net.Socket cannot be kept in state");
        Supplier<String> lambda = () -> "x";
        assertThatThrownBy(() -> writer.write("x", lambda)).hasMessageContaining("is a lambda");
        assertThatThrownBy(() -> writer.write("x", new Inner())).hasMessageContaining("inner class");
        assertThatThrownBy(() -> writer.write("x", Thread.currentThread())).hasMessageContaining("cannot be kept");
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        assertThatThrownBy(() -> writer.write("x", itself)).hasMessageContaining("contains itself");
        assertThatThrownBy(() -> writer.write("x", new Open(null))).hasMessageContaining("Open.anybody");
        KnownClasses known = new KnownClasses(ObjectCodecTest.class.getClassLoader());
        assertThatThrownBy(() -> known.declare(Declared.class))
                .hasMessageContaining("Declared.connections[]: java.net.Socket cannot be kept in state");
        assertThatThrownBy(() -> known.declare(Open.class))
                .hasMessageContaining("Open.anybody")
                .hasMessageContaining("sealed");
        known.declare(Account.class);
        known.declare(Figure.class);
    }

    record Before(int id, float rate, String name, Circle gone, List<Integer> numbers, Old nested) {}

    record Old(short small) {}

    record After(
            long id,
            double rate,
            @FormerlyKnownAs("name") String title,
            List<Long> numbers,
            New nested,
            int added,
            String absent) {}

    @FormerlyKnownAs("dev.weir.data.objects.ObjectCodecTest$Old")
    record New(int small) {}

    record Narrow(byte id) {}

    /** As if a class of one name had been replaced by another: the name in the description is exchanged. */
    private static Object evolve(Object value, Class<?> from, Class<?> to, Class<?>... more) {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", value);
        byte[] shapes = shapes(writer);
        shapes = replace(shapes, from.getName(), to.getName());
        for (int i = 0; i < more.length; i += 2) {
            shapes = replace(shapes, more[i].getName(), more[i + 1].getName());
        }
        return read(shapes, bytes, ObjectCodecTest.class.getClassLoader());
    }

    private static byte[] replace(byte[] bytes, String from, String to) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        String replaced = text.replace(
                "" + (char) (from.length() >> 8) + (char) from.length() + from,
                "" + (char) (to.length() >> 8) + (char) to.length() + to);
        return replaced.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void fieldsAreAddedRemovedRenamedAndWidened() {
        Before before = new Before(1, 1.5f, "Ada", new Circle(2), List.of(4), new Old((short) 6));
        assertThat(evolve(before, Before.class, After.class, Old.class, New.class))
                .isEqualTo(new After(1L, 1.5, "Ada", List.of(4L), new New(6), 0, null));
    }

    @Test
    void aClassThatIsGoneGivesWayToOneThatNamesIt() {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", new Before(1, 1.5f, "Ada", new Circle(2), List.of(4), new Old((short) 6)));
        byte[] shapes = replace(shapes(writer), Before.class.getName(), After.class.getName());
        ClassLoader without = new ClassLoader(ObjectCodecTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.endsWith("$Old") || name.endsWith("$Circle")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        assertThat(((After) read(shapes, bytes, without)).nested()).isEqualTo(new New(6));
    }

    @Test
    void whatDoesNotFitIsNamedWithItsPath() {
        assertThatThrownBy(() -> evolve(
                        new Before(1, 1, "", new Circle(1), List.of(), new Old((short) 1)), Before.class, Narrow.class))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-OBJECT-0003")
                .hasMessageContaining("x.id: a java.lang.Integer was stored, which is no byte");
    }

    static final class Harmful {
        static boolean initialised;

        @SuppressWarnings("unused")
        private final Thread thread = new Thread(() -> {});

        static {
            Seen.harm = true;
        }
    }

    static final class Seen {
        static boolean harm;
    }

    @Test
    void noClassIsMadeThatIsNoData() {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", new Circle(1));
        for (String name : List.of(Harmful.class.getName(), "java.lang.ProcessBuilder", "java.util.Timer")) {
            byte[] shapes = replace(shapes(writer), Circle.class.getName(), name);
            assertThatThrownBy(() -> read(shapes, bytes, ObjectCodecTest.class.getClassLoader()))
                    .isInstanceOf(WeirException.class)
                    .hasMessageContaining("WEIR-OBJECT-0002")
                    .hasMessageContaining(name);
        }
        assertThat(Seen.harm).isFalse();
    }

    @Test
    void damageIsAnErrorWithACode() {
        ObjectWriter writer = new ObjectWriter();
        byte[] bytes = writer.write("x", new Pair<>(List.of("a", 2), new Circle(3)));
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> read(writer, cut)).isInstanceOf(WeirException.class);
        }
    }
}
