package dev.weir.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is lost, doubled or out of order is found: a comparison that cannot fail would prove nothing. */
class ComparisonTest {
    private final Expected expected = expected();

    private static Expected expected() {
        Input input = new Input(Seeds.generator(7, "comparison"));
        for (int i = 0; i < 3000; i++) {
            input.nextOrder();
            input.nextPayments();
        }
        input.lastOrders();
        input.lastPayments();
        return new Expected(input);
    }

    private List<String> paid() {
        List<String> lines = new ArrayList<>();
        expected.paid().forEach((line, count) -> {
            for (int i = 0; i < count; i++) {
                lines.add(line);
            }
        });
        return lines;
    }

    private List<String> totals() {
        List<String> lines = new ArrayList<>();
        expected.totals().forEach((customer, total) -> {
            lines.add(customer + ",1,50");
            lines.add(customer + "," + total.orders() + "," + total.cents());
        });
        return lines;
    }

    @Test
    void whatIsExpectedIsRight() {
        assertThat(expected.seconds()).hasSizeGreaterThan(100);
        assertThat(Comparison.lines("paid", expected.paid(), paid())).isEmpty();
        assertThat(Comparison.totals(expected.totals(), totals())).isEmpty();
    }

    @Test
    void aLineThatIsLostIsNamed() {
        List<String> lines = paid();
        String lost = lines.removeFirst();
        assertThat(Comparison.lines("paid", expected.paid(), lines))
                .containsExactly("paid: lost: 1 lines, such as [" + lost + "]");
    }

    @Test
    void aLineThatIsThereTwiceIsNamed() {
        List<String> lines = paid();
        lines.add(lines.getFirst());
        assertThat(Comparison.lines("paid", expected.paid(), lines))
                .containsExactly(
                        "paid: more than once, or never expected: 1 lines, such as [" + lines.getFirst() + "]");
    }

    @Test
    void aTotalThatIsRepeatedOrStaysBehindIsNamed() {
        List<String> lines = totals();
        lines.add(lines.getLast());
        assertThat(Comparison.totals(expected.totals(), lines))
                .singleElement()
                .asString()
                .startsWith("totals: repeated, or going back: 1 lines");
        assertThat(Comparison.totals(Map.of(1L, new Expected.Total(2, 300)), List.of("1,1,200")))
                .containsExactly(
                        "totals: expected {1=Total[orders=2, cents=300]} but got {1=Total[orders=1, cents=200]}");
    }

    @Test
    void theInputFollowsFromTheSeed() {
        Input first = new Input(Seeds.generator(3, "input"));
        Input second = new Input(Seeds.generator(3, "input"));
        for (int i = 0; i < 1000; i++) {
            assertThat(first.nextOrder()).isEqualTo(second.nextOrder());
            assertThat(first.nextPayments()).isEqualTo(second.nextPayments());
        }
    }

    @Test
    void aPlaceThatGoesBackOrIsRepeatedIsNamed() {
        List<String> lines = new ArrayList<>();
        expected.leaders().forEach((place, leader) -> {
            lines.add(place + ",1,50");
            lines.add(place + "," + leader.customer() + "," + leader.cents());
        });
        assertThat(lines).hasSize(10);
        assertThat(Comparison.leaders(expected.leaders(), lines)).isEmpty();
        lines.add(lines.getLast());
        assertThat(Comparison.leaders(expected.leaders(), lines))
                .singleElement()
                .asString()
                .startsWith("leaders: repeated, or going back: 1 lines");
        assertThat(Comparison.leaders(Map.of(1L, new Expected.Leader(2, 300)), List.of("1,2,300", "1,2,200")))
                .containsExactly(
                        "leaders: repeated, or going back: 1 lines, such as [1,2,200 behind Leader[customer=2, "
                                + "cents=300]]",
                        "leaders: expected {1=Leader[customer=2, cents=300]} but got {1=Leader[customer=2, "
                                + "cents=200]}");
    }
}
