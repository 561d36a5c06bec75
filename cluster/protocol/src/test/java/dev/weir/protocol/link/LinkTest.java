package dev.weir.protocol.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is sent comes, once and in order, whatever the network does in between. */
class LinkTest {
    private final LinkSender<String> sender = new LinkSender<>(100);
    private final LinkReceiver<String> receiver = new LinkReceiver<>();

    @Test
    void messagesThatOvertakeOthersWait() {
        Frame<String> first = sender.send("a", 0);
        Frame<String> second = sender.send("b", 0);
        assertThat(receiver.receive(second)).isEmpty();
        assertThat(receiver.expected()).isZero();
        assertThat(receiver.receive(first)).containsExactly("a", "b");
        assertThat(receiver.expected()).isEqualTo(2);
    }

    @Test
    void doublesAreDropped() {
        Frame<String> first = sender.send("a", 0);
        assertThat(receiver.receive(first)).containsExactly("a");
        assertThat(receiver.receive(first)).isEmpty();
    }

    @Test
    void whatIsNotAcknowledgedIsRepeatedAtIntervalsThatDouble() {
        Frame<String> first = sender.send("a", 0);
        assertThat(sender.due(99)).isEmpty();
        assertThat(sender.nextDueMillis()).isEqualTo(100);
        assertThat(sender.due(100)).containsExactly(first);
        assertThat(sender.nextDueMillis()).isEqualTo(300);
        assertThat(sender.due(299)).isEmpty();
        assertThat(sender.due(300)).containsExactly(first);
        assertThat(sender.nextDueMillis()).isEqualTo(700);
    }

    @Test
    void whatIsAcknowledgedIsForgotten() {
        sender.send("a", 0);
        Frame<String> second = sender.send("b", 0);
        sender.acknowledged(1);
        assertThat(sender.due(100)).containsExactly(second);
        sender.acknowledged(0);
        sender.acknowledged(2);
        assertThat(sender.nextDueMillis()).isEqualTo(LinkSender.NEVER);
    }

    @Property(tries = 200)
    void everythingComesOnceAndInOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int messages) {
        SplittableRandom random = new SplittableRandom(seed);
        LinkSender<Integer> out = new LinkSender<>(10);
        LinkReceiver<Integer> in = new LinkReceiver<>();
        List<Frame<Integer>> network = new ArrayList<>();
        List<Integer> arrived = new ArrayList<>();
        int sent = 0;
        for (long now = 0; sent < messages || out.nextDueMillis() != LinkSender.NEVER; now++) {
            if (sent < messages && random.nextBoolean()) {
                network.add(out.send(sent++, now));
            }
            network.addAll(out.due(now));
            for (int deliveries = random.nextInt(4); deliveries > 0 && !network.isEmpty(); deliveries--) {
                int chosen = random.nextInt(network.size());
                Frame<Integer> frame = random.nextInt(8) == 0 ? network.get(chosen) : network.remove(chosen);
                if (random.nextInt(4) > 0) {
                    arrived.addAll(in.receive(frame));
                }
                if (random.nextInt(4) > 0) {
                    out.acknowledged(in.expected());
                }
            }
        }
        assertThat(arrived).isEqualTo(IntStream.range(0, messages).boxed().toList());
    }
}
