package dev.weir.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Selections beside sets of rows. */
class RowsPropertiesTest {
    private static final int ALL = 130;

    private static Rows rows(Set<Integer> indexes) {
        int[] ascending = indexes.stream().mapToInt(Integer::intValue).sorted().toArray();
        return Rows.selected(ALL, ascending, ascending.length);
    }

    @Property
    void containmentIsThatOfSets(
            @ForAll Set<@IntRange(max = ALL - 1) Integer> some, @ForAll Set<@IntRange(max = ALL - 1) Integer> others) {
        assertThat(rows(some).containsAll(rows(others))).isEqualTo(some.containsAll(others));
        Set<Integer> part = others.stream().filter(some::contains).collect(Collectors.toSet());
        assertThat(rows(some).containsAll(rows(part))).isTrue();
        Set<Integer> all = IntStream.range(0, ALL).boxed().collect(Collectors.toSet());
        assertThat(rows(all).containsAll(rows(some))).isTrue();
        assertThat(rows(some).containsAll(rows(all))).isEqualTo(some.size() == ALL);
    }
}
