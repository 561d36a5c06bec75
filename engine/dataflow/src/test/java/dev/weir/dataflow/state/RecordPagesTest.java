package dev.weir.dataflow.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.VirtualThreads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordPagesTest {
    /** Pages under change, and what they should hold. */
    private static final class World {
        final int words;
        final RecordPages pages;
        final List<long[]> model = new ArrayList<>();

        World(int words) {
            this.words = words;
            pages = new RecordPages(words);
        }

        void add(long value) {
            int record = model.size();
            pages.ensure(record);
            model.add(new long[words]);
            write(record, value);
        }

        void write(int record, long value) {
            long[] page = pages.pageForWrite(record);
            for (int word = 0; word < words; word++) {
                page[pages.offset(record) + word] = value + word;
                model.get(record)[word] = value + word;
            }
        }

        void writeAll(int[] records, int count, long value) {
            pages.prepareForWrite(records, count);
            for (int i = 0; i < count; i++) {
                pages.page(records[i])[pages.offset(records[i])] = value;
                model.get(records[i])[0] = value;
            }
        }

        Held freeze() {
            return new Held(pages.freeze(), model.stream().map(long[]::clone).toList());
        }
    }

    private record Held(RecordPages.Frozen frozen, List<long[]> model) {
        void check(int from, int to) {
            RecordPages.Reader reader = frozen.reader();
            for (int record = from; record < to; record++) {
                check(reader, record);
            }
        }

        void check(RecordPages.Reader reader, int record) {
            long[] expected = model.get(record);
            int offset = frozen.offset(record);
            assertThat(Arrays.copyOfRange(reader.page(record), offset, offset + expected.length))
                    .isEqualTo(expected);
        }
    }

    /** Freezes that overlap, are read in parts and are released in any order, among changes and new records. */
    @Property(tries = 300)
    void aFrozenRecordStaysAsItWas(@ForAll @IntRange(min = 1, max = 600) int words, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World(words);
        List<Held> held = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            for (int i = random.nextInt(40); i > 0; i--) {
                world.add(random.nextLong());
            }
            for (int i = random.nextInt(20); i > 0 && !world.model.isEmpty(); i--) {
                world.write(random.nextInt(world.model.size()), random.nextLong());
            }
            int[] some = world.model.isEmpty()
                    ? new int[0]
                    : random.ints(30, 0, world.model.size()).toArray();
            world.writeAll(some, some.length, random.nextLong());
            switch (random.nextInt(5)) {
                case 0 -> held.add(world.freeze());
                case 1 -> {
                    if (!held.isEmpty()) {
                        world.pages.release(held.remove(random.nextInt(held.size())).frozen);
                    }
                }
                case 2 -> {
                    if (random.nextInt(4) == 0) {
                        world.pages.reset();
                        world.model.clear();
                    }
                }
                default -> {}
            }
            for (Held one : held) {
                int from = random.nextInt(one.model.size() + 1);
                one.check(from, from + random.nextInt(one.model.size() - from + 1));
            }
        }
        held.forEach(one -> one.check(0, one.model.size()));
    }

    /** What a reader has passed is not saved for it any more, but for those that were frozen before. */
    @Property(tries = 100)
    void whatWasPassedMayChange(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World(3);
        for (int i = 0; i < 5000; i++) {
            world.add(i);
        }
        Held early = world.freeze();
        world.write(random.nextInt(5000), 7);
        Held late = world.freeze();
        RecordPages.Reader reader = late.frozen.reader();
        int released = random.nextInt(5000);
        for (int record = 0; record < 5000; record++) {
            late.check(reader, record);
            reader.pass(record);
            world.write(random.nextInt(5000), random.nextLong());
            if (record == released) {
                early.check(0, 5000);
                world.pages.release(early.frozen);
            }
        }
    }

    /** One thread changes records, another reads what was frozen; the next freeze comes before that is done. */
    @Test
    void isReadWhileItChanges() {
        World world = new World(4);
        for (int i = 0; i < 20_000; i++) {
            world.add(i);
        }
        SplittableRandom random = new SplittableRandom(3);
        List<CompletableFuture<Void>> reading = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        for (int freeze = 0; freeze < 12; freeze++) {
            Held now = world.freeze();
            held.add(now);
            reading.add(readApart(now));
            for (int i = 0; i < 60_000; i++) {
                world.write(random.nextInt(20_000), random.nextLong());
            }
            if (held.size() > 2) {
                reading.removeFirst().join();
                world.pages.release(held.removeFirst().frozen);
            }
        }
        reading.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<Void> readApart(Held held) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        VirtualThreads.start("reader", () -> {
            try {
                held.check(0, held.model.size());
                done.complete(null);
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }
}
