package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import org.junit.jupiter.api.Test;

class FieldAggregationTest {
    private static final int SEEDS = 100;

    record Sale(String shop, int amount, String item) {}

    private static KeyedStream<Sale, String> sales(StreamExecutionEnvironment environment) {
        return environment
                .setRuntimeMode(RuntimeExecutionMode.BATCH)
                .fromData(
                        new Sale("a", 3, "tea"),
                        new Sale("b", 7, "jam"),
                        new Sale("a", 1, "nut"),
                        new Sale("a", 3, "oil"),
                        new Sale("b", 2, "pie"))
                .keyBy(Sale::shop);
    }

    @Test
    void batchModeGivesOneAggregateOfEachKey() {
        Jobs.check(
                SEEDS,
                environment -> sales(environment).sum("amount"),
                java.util.List.of(new Sale("a", 7, "tea"), new Sale("b", 9, "jam")));
        Jobs.check(
                environment -> sales(environment).sum(Sale::amount), new Sale("a", 7, "tea"), new Sale("b", 9, "jam"));
        Jobs.check(environment -> sales(environment).min(1), new Sale("a", 1, "tea"), new Sale("b", 2, "jam"));
        Jobs.check(environment -> sales(environment).minBy("amount"), new Sale("a", 1, "nut"), new Sale("b", 2, "pie"));
        Jobs.check(environment -> sales(environment).maxBy(1, false), new Sale("a", 3, "oil"), new Sale("b", 7, "jam"));
        Jobs.check(
                environment -> sales(environment).countWindow(2).sum("amount"),
                new Sale("a", 4, "tea"),
                new Sale("b", 9, "jam"));
    }

    @Test
    void wrongFieldsFailWhenTheStreamIsBuilt() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThatThrownBy(() -> sales(environment).sum("amuont"))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0009")
                .hasMessageContaining("did you mean 'amount'?");
        assertThatThrownBy(() -> sales(environment).sum("item")).hasMessageContaining("cannot be added up");
        assertThatThrownBy(() -> sales(environment).max(3)).hasMessageContaining("no field at position 3");
    }

    @Test
    void batchModeNeedsSourcesThatEnd() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment().setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.socketTextStream("localhost", 1).print();
        assertThatThrownBy(() -> environment.getJobGraph("endless"))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0005")
                .hasMessageContaining("has no end");
    }
}
