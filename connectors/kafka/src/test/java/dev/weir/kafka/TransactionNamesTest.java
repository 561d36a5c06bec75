package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.TestingContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How transactions are named and kept, and what changes of one epoch come to; without a broker. */
class TransactionNamesTest {
    @Test
    void namesAreReadBackAndOthersAreNot() {
        String sink = TransactionId.sink("orders", new TestingContext("Sink(a-b, c)", 0, 1));
        TransactionId id = new TransactionId(sink, 3, 17);
        assertThat(id).hasToString("orders-Sink_a_b_c_-3-17");
        assertThat(TransactionId.parse(sink, id.toString())).isEqualTo(id);
        for (String other : List.of("orders", sink, sink + "-3", sink + "-3-17-1", sink + "x-3-17", sink + "-3-x")) {
            assertThat(TransactionId.parse(sink, other)).as(other).isNull();
        }
    }

    @Test
    void preparedTransactionsSurviveTheirBytes() {
        Prepared prepared = new Prepared("prefix-0-1", 1L << 40, (short) 7);
        assertThat(Prepared.decode(prepared.encode())).isEqualTo(prepared);
    }

    /** A key's row goes through some values in an epoch; its changes come in any order, and only the last counts. */
    @Property(tries = 200)
    void onlyTheNetOfAnEpochIsWritten(@ForAll List<@IntRange(min = -1, max = 3) Integer> states, @ForAll long seed) {
        Upserts upserts = new Upserts();
        List<int[]> changes = new ArrayList<>();
        int first = -1;
        int present = first;
        for (int next : states) {
            if (present >= 0) {
                changes.add(new int[] {present, -1});
            }
            if (next >= 0) {
                changes.add(new int[] {next, 1});
            }
            present = next;
        }
        java.util.Collections.shuffle(changes, new java.util.Random(seed));
        for (int[] change : changes) {
            byte[] value = {(byte) change[0]};
            upserts.add(
                    new Upserts.Change(new byte[] {1}, value, null, new RecordExtras.Headers(List.of())), change[1]);
        }
        List<Integer> written = new ArrayList<>();
        upserts.drain(change -> written.add(change.value() == null ? -1 : (int) change.value()[0]));
        assertThat(written).isEqualTo(present == first ? List.of() : List.of(present));
        upserts.drain(change -> written.add(99));
        assertThat(written).doesNotContain(99);
    }
}
