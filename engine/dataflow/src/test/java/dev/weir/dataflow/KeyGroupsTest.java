package dev.weir.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class KeyGroupsTest {
    @Property
    void every_group_belongs_to_the_instance_whose_range_holds_it(
            @ForAll @IntRange(min = 1, max = 500) int maxParallelism,
            @ForAll @IntRange(min = 1, max = 500) int wanted) {
        int parallelism = Math.min(wanted, maxParallelism);
        for (int group = 0; group < maxParallelism; group++) {
            int subtask = KeyGroups.subtask(group, maxParallelism, parallelism);
            assertThat(group)
                    .isGreaterThanOrEqualTo(KeyGroups.first(subtask, maxParallelism, parallelism))
                    .isLessThan(KeyGroups.first(subtask + 1, maxParallelism, parallelism));
        }
    }

    @Property
    void every_hash_has_a_group(@ForAll long hash, @ForAll @IntRange(min = 1, max = 32768) int maxParallelism) {
        assertThat(KeyGroups.of(hash, maxParallelism)).isBetween(0, maxParallelism - 1);
    }
}
