package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.objects.DamagedBytesException;
import dev.weir.data.objects.KnownClasses;
import dev.weir.data.objects.ObjectBytes;
import dev.weir.data.objects.ObjectReader;
import dev.weir.data.objects.ObjectSource;
import dev.weir.data.objects.ObjectWriter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StoredEntriesTest {
    private final ObjectWriter writer = new ObjectWriter();
    private final ObjectReader reader = reader();

    private static ObjectReader reader() {
        try {
            return ObjectReader.of(
                    new DataInputStream(new ByteArrayInputStream(new byte[4])),
                    new KnownClasses(ClassLoader.getPlatformClassLoader()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String text(StoredEntry entry) {
        ObjectSource source = entry.keySource();
        return entry.place() + "/" + entry.hash() + "/" + reader.read("x", source) + "/" + reader.read("x", source);
    }

    private Map<String, String> contents(StoredEntries entries) {
        Map<String, String> all = new TreeMap<>();
        entries.forEach((entry, origin, removes) -> {
            assertThat(removes).isFalse();
            assertThat(all.put(text(entry), origin.kind() + "" + reader.read("x", entry.valueSource())))
                    .as("only one entry a key")
                    .isNull();
        });
        return all;
    }

    /** What comes of applying all entries in order. */
    private Map<String, String> applied(StoredEntries entries) {
        Map<String, String> all = new TreeMap<>();
        entries.forEach((entry, origin, removes) -> {
            if (removes) {
                all.remove(text(entry));
            } else {
                all.put(text(entry), origin.kind() + "" + reader.read("x", entry.valueSource()));
            }
        });
        return all;
    }

    @Property(tries = 200)
    void holdsWhatAMapWouldHold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RestoredObjects.Classes classes = new RestoredObjects.Classes(new byte[0], reader);
        StoredEntries entries = new StoredEntries();
        Map<String, String> model = new TreeMap<>();
        for (int blob = random.nextInt(5); blob >= 0; blob--) {
            if (random.nextInt(4) == 0) {
                Set<Long> places = Set.of((long) random.nextInt(3) - 1);
                entries.removePlaces(places);
                model.keySet().removeIf(name -> places.contains(Long.parseLong(name.split("/", -1)[0])));
            }
            entries.beginChanges();
            for (boolean removes : new boolean[] {true, false}) {
                ObjectSection.Kind kind =
                        random.nextBoolean() ? ObjectSection.Kind.VALUE : ObjectSection.Kind.VALUE_IN_EVENT_TIME;
                StoredEntries.Origin origin = new StoredEntries.Origin(classes, kind);
                ObjectBytes bytes = new ObjectBytes(1);
                int count = random.nextInt(60);
                for (int i = 0; i < count; i++) {
                    // Few places, hashes and keys, so that they come again, and hashes that say nothing.
                    long place = random.nextLong(3) - 1;
                    long hash = (long) random.nextInt(3) << Integer.SIZE;
                    String key = "k".repeat(random.nextInt(200) == 0 ? 20_000 : random.nextInt(5));
                    EntryBytes.key(bytes, writer, "x", place, hash, null, key);
                    String name = place + "/" + hash + "/null/" + key;
                    if (removes) {
                        EntryBytes.noValue(bytes);
                        model.remove(name);
                    } else {
                        long value = random.nextLong();
                        EntryBytes.value(bytes, writer, "x", value);
                        model.put(name, kind + "" + value);
                    }
                }
                entries.add(origin, removes, bytes, count);
            }
        }
        assertThat(applied(entries)).isEqualTo(model);
        entries.merge();
        assertThat(contents(entries)).isEqualTo(model);
        Map<String, String> drained = new TreeMap<>();
        entries.drain((entry, origin, removes) ->
                drained.put(text(entry), origin.kind() + "" + reader.read("x", entry.valueSource())));
        assertThat(drained).isEqualTo(model);
        assertThat(entries.isEmpty()).isTrue();
    }

    @Test
    void partsOfEntriesAreDamaged() {
        ObjectBytes bytes = new ObjectBytes(16);
        EntryBytes.key(bytes, writer, "x", -5, 7, 1, "key");
        EntryBytes.value(bytes, writer, "x", new ArrayList<>(List.of(1, "a")));
        byte[] whole = bytes.copy(0);
        StoredEntry entry = new StoredEntry().at(whole, 0, whole.length);
        assertThat(text(entry)).isEqualTo("-5/7/1/key");
        assertThat(reader.read("x", entry.valueSource())).isEqualTo(List.of(1, "a"));
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> new StoredEntry().at(whole, 0, cut)).isInstanceOf(DamagedBytesException.class);
        }
    }
}
