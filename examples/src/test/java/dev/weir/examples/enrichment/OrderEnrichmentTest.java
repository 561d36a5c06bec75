package dev.weir.examples.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.examples.enrichment.OrderEnrichment.NamedOrder;
import dev.weir.stream.StreamExecutionEnvironment;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderEnrichmentTest {
    private static final List<String> NAMES = List.of("Ada", "Grace", "Edsger", "Barbara", "unknown");

    @Test
    void runs() {
        OrderEnrichment.main(new String[0]);
    }

    @Test
    void keepsTheOrderAndTriesAgain() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(1);
        assertThat(OrderEnrichment.enrich(OrderEnrichment.orders(environment, 200))
                        .executeAndCollect(1000))
                .isEqualTo(LongStream.rangeClosed(1, 200)
                        .mapToObj(id -> new NamedOrder(id, NAMES.get((int) (id % 5)), id * 100))
                        .toList());
    }
}
