package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Hashing;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.TaskGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class PartitionerTest {
    private static final Schema SCHEMA = Schema.of("k", DataTypes.BIGINT, "n", DataTypes.INT);
    private static final int GROUPS = 128;

    private static Batch batch(List<Long> keys) {
        List<Row> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(Row.of(key, rows.size())));
        return Batch.ofRows(SCHEMA, rows);
    }

    /** Every second row of twice as many. */
    private static Batch selected(List<Long> keys) {
        List<Long> doubled =
                keys.stream().flatMap(key -> List.of(-1L, key).stream()).toList();
        int[] rows = IntStream.range(0, keys.size()).map(i -> 2 * i + 1).toArray();
        return batch(doubled).select(rows, rows.length);
    }

    private static List<List<Row>> send(Partitioning partitioning, int consumers, Batch... batches) {
        Channel[] channels = new Channel[consumers];
        for (int i = 0; i < consumers; i++) {
            channels[i] = new Channel(1 << 20, () -> {}, () -> {});
        }
        Partitioner partitioner = Partitioner.of(partitioning, 1, consumers, GROUPS, Seeds.generator(1, "test"));
        for (Batch batch : batches) {
            partitioner.send(batch, channels);
        }
        List<List<Row>> received = new ArrayList<>();
        for (Channel channel : channels) {
            List<Row> rows = new ArrayList<>();
            for (Element e = channel.poll(); e != null; e = channel.poll()) {
                rows.addAll(((Element.Data) e).batch().toRows());
            }
            received.add(rows);
        }
        return received;
    }

    @Property(tries = 200)
    void hashSendsEachRowToTheOwnerOfItsKeyGroupInOrder(
            @ForAll @NotEmpty List<Long> keys, @ForAll @IntRange(min = 1, max = 9) int consumers) {
        for (Batch batch : List.of(batch(keys), selected(keys))) {
            List<List<Row>> expected = new ArrayList<>();
            for (int i = 0; i < consumers; i++) {
                expected.add(new ArrayList<>());
            }
            long[] hashes = Hashing.of(batch, new int[] {0}).hashes();
            for (int i = 0; i < batch.size(); i++) {
                int group = KeyGroups.of(hashes[batch.row(i)], GROUPS);
                expected.get(KeyGroups.subtask(group, GROUPS, consumers)).add(batch.toRow(i));
            }
            assertThat(send(new Partitioning.Hash(0), consumers, batch)).isEqualTo(expected);
        }
    }

    @Property(tries = 50)
    void shuffleLosesNothing(@ForAll @NotEmpty List<Long> keys, @ForAll @IntRange(min = 1, max = 5) int consumers) {
        List<Row> received = send(new Partitioning.Shuffle(), consumers, selected(keys)).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(received).containsExactlyInAnyOrderElementsOf(selected(keys).toRows());
    }

    @Test
    void rebalanceGoesRound() {
        List<List<Row>> received =
                send(new Partitioning.Rebalance(), 3, batch(List.of(0L)), batch(List.of(1L)), batch(List.of(2L, 2L)));
        assertThat(received).extracting(List::size).containsExactly(2, 1, 1);
    }

    @Test
    void broadcastAndGlobal() {
        Batch batch = batch(List.of(1L, 2L));
        assertThat(send(new Partitioning.Broadcast(), 3, batch)).containsOnly(batch.toRows());
        assertThat(send(new Partitioning.Global(), 3, batch)).containsExactly(batch.toRows(), List.of(), List.of());
    }

    @Test
    void customDoesAsItIsToldWithinBounds() {
        Batch batch = batch(List.of(5L, 6L, 7L));
        Partitioning odd = new Partitioning.Custom((rows, consumers, targets) -> {
            for (int i = 0; i < targets.length; i++) {
                targets[i] = i % consumers;
            }
        });
        assertThat(send(odd, 2, batch)).extracting(List::size).containsExactly(2, 1);
        Partitioning wrong = new Partitioning.Custom((rows, consumers, targets) -> targets[1] = consumers);
        assertThatThrownBy(() -> send(wrong, 2, batch))
                .hasMessageContaining("WEIR-JOB-0004")
                .hasMessageContaining("chose instance 2, but there are 2");
    }

    @Property(tries = 100)
    void rescaleGivesEveryConsumerAProducer(
            @ForAll @IntRange(min = 1, max = 9) int producers, @ForAll @IntRange(min = 1, max = 9) int consumers) {
        List<Integer> reached = new ArrayList<>();
        for (int producer = 0; producer < producers; producer++) {
            List<Integer> mine = TaskGraph.consumers(new Partitioning.Rescale(), producer, producers, consumers);
            assertThat(mine).isNotEmpty();
            reached.addAll(mine);
        }
        assertThat(reached.stream().distinct().sorted().toList())
                .isEqualTo(IntStream.range(0, consumers).boxed().toList());
        assertThat(reached).hasSize(Math.max(producers, consumers));
    }
}
