package dev.weir.stream.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.windows.SlidingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SlicesTest {
    @Property(tries = 500)
    void agreesWithTheAssigner(
            @ForAll @LongRange(min = -1000, max = 1000) long time,
            @ForAll @IntRange(min = 1, max = 50) int size,
            @ForAll @IntRange(min = 1, max = 50) int slide,
            @ForAll @IntRange(min = 0, max = 49) int offset) {
        SlidingEventTimeWindows windows = SlidingEventTimeWindows.of(
                Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset % slide));
        List<Long> starts = windows.assignWindows("x", time, () -> 0).stream()
                .map(window -> window.start())
                .sorted()
                .toList();
        Slices slices = Slices.of(windows);
        assertThat(slices.isInWindow(time)).isEqualTo(!starts.isEmpty());
        if (!starts.isEmpty()) {
            assertThat(slices.firstWindow(time)).isEqualTo(starts.getFirst());
            assertThat(slices.lastWindow(time)).isEqualTo(starts.getLast());
            // A slice belongs to a window as a whole.
            long slice = slices.slice(time);
            assertThat(LongStream.range(slice, slice + slices.width()))
                    .allMatch(other -> slices.firstWindow(other) == starts.getFirst()
                            && slices.lastWindow(other) == starts.getLast());
        }
    }
}
