package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.objects.KnownClasses;
import dev.weir.data.objects.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StoredEntriesTest {
    private static RestoredObjects.Key key(SplittableRandom random) {
        // Few places, hashes and keys, so that they come again, and hashes that say nothing.
        byte[] bytes = new byte[random.nextInt(3)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(4);
        }
        return new RestoredObjects.Key(random.nextInt(3), random.nextInt(3) * 0x1_0000_0000L, bytes);
    }

    private static String text(RestoredObjects.Key key) {
        return key.place() + "/" + key.hash() + "/" + HexFormat.of().formatHex(key.bytes());
    }

    private static Map<String, String> contents(StoredEntries entries, boolean drained) {
        Map<String, String> all = new TreeMap<>();
        BiConsumer<RestoredObjects.Key, RestoredObjects.Value> action =
                (key, value) -> all.put(text(key), value.kind() + HexFormat.of().formatHex(value.bytes()));
        if (drained) {
            entries.drain(action);
        } else {
            entries.forEach(action);
        }
        return all;
    }

    @Property(tries = 200)
    void holdsWhatAMapWouldHold(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ObjectReader reader = ObjectReader.of(
                new DataInputStream(new ByteArrayInputStream(new byte[4])),
                new KnownClasses(ClassLoader.getPlatformClassLoader()));
        RestoredObjects.Classes classes = new RestoredObjects.Classes(new byte[0], reader);
        StoredEntries entries = new StoredEntries();
        Map<String, String> model = new TreeMap<>();
        int large = 5 + random.nextInt(100);
        boolean putsOnly = random.nextBoolean();
        for (int step = random.nextInt(150); step > 0; step--) {
            RestoredObjects.Key key = key(random);
            switch (putsOnly ? 5 : random.nextInt(12)) {
                case 0 -> {
                    long place = random.nextInt(3);
                    entries.removePlaces(other -> other == place);
                    model.keySet().removeIf(name -> name.startsWith(place + "/"));
                }
                case 1, 2, 3 -> {
                    entries.remove(key);
                    model.remove(text(key));
                }
                case 4 -> {
                    if (random.nextInt(10) == 0) {
                        entries.clear();
                        model.clear();
                    }
                }
                default -> {
                    // Some as large as the arrays that they lie in.
                    byte[] value = new byte[random.nextInt(large) == 0 ? 1 << 20 : random.nextInt(5)];
                    random.nextBytes(value);
                    ObjectSection.Kind kind =
                            random.nextBoolean() ? ObjectSection.Kind.VALUE : ObjectSection.Kind.VALUE_IN_EVENT_TIME;
                    entries.put(key, new RestoredObjects.Value(classes, kind, value));
                    model.put(text(key), kind + HexFormat.of().formatHex(value));
                }
            }
            assertThat(entries.size()).isEqualTo(model.size());
        }
        assertThat(contents(entries, false)).isEqualTo(model);
        assertThat(contents(entries, true)).isEqualTo(model);
        assertThat(contents(entries, false)).isEmpty();
    }
}
