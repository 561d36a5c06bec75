package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.BroadcastProcessFunction;
import dev.weir.stream.process.KeyedBroadcastProcessFunction;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class BroadcastTest {
    private static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules");

    /** Says which rules it knows whenever one comes. */
    private static final class Rules extends BroadcastProcessFunction<Long, String, String> {
        @Override
        public void processElement(Long value, ReadOnlyContext ctx, Collector<String> out) {
            if (ctx.getBroadcastState(RULES).contains("nonsense")) {
                out.collect("nonsense");
            }
        }

        @Override
        public void processBroadcastElement(String rule, Context ctx, Collector<String> out) {
            var state = ctx.getBroadcastState(RULES);
            Long before = state.get(rule);
            state.put(rule, before == null ? 1 : before + 1);
            if (rule.equals("last")) {
                Map<String, Long> all = new TreeMap<>();
                state.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
                out.collect(all.toString());
            }
        }
    }

    @Test
    void everyInstanceSeesAllRules() {
        for (int parallelism : Jobs.PARALLELISMS) {
            for (long seed = 0; seed < Jobs.SEEDS; seed++) {
                assertThat(Jobs.run(
                                parallelism,
                                seed,
                                environment -> environment
                                        .fromSequence(1, 100)
                                        .connect(environment
                                                .fromData("a", "b", "a", "last")
                                                .broadcast(RULES))
                                        .process(new Rules())))
                        .as("parallelism %d, seed %d", parallelism, seed)
                        .hasSize(parallelism)
                        .containsOnly("{a=2, b=1, last=1}");
            }
        }
    }

    /** Counts records by key beside the rules. */
    private static final class Counting extends KeyedBroadcastProcessFunction<Long, Long, String, String> {
        @Override
        public void processElement(Long value, ReadOnlyContext ctx, Collector<String> out) {
            ValueState<Long> count = getRuntimeContext().getState(new ValueStateDescriptor<>("count"));
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            if (count.value() == 10) {
                out.collect(ctx.getCurrentKey() + " has ten");
            }
        }

        @Override
        public void processBroadcastElement(String rule, Context ctx, Collector<String> out) {
            ctx.getBroadcastState(RULES).put(rule, 1L);
            ctx.getBroadcastState(RULES).remove(rule);
        }
    }

    @Test
    void stateOfTheKeyStandsBesideTheRules() {
        Jobs.check(
                environment -> environment
                        .fromSequence(0, 29)
                        .keyBy(value -> value % 3)
                        .connect(environment.fromData("x", "y").broadcast(RULES))
                        .process(new Counting()),
                "0 has ten",
                "1 has ten",
                "2 has ten");
    }
}
