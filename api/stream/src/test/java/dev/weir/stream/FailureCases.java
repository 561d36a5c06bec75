package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.simulator.Simulation;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.JoinFunction;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.process.WindowFunction;
import dev.weir.stream.sources.DataGeneratorSource;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Programs with a function that throws, and what their errors must say: the operator, the function, and what was
 * thrown. Functions that must not be blamed are {@link Harmless}. Programs may run on several threads, one after the
 * other.
 */
final class FailureCases {
    /** The name that programs give to the operator that fails. */
    static final String NAME = "shaky";

    static final Duration TEN = Duration.ofMillis(10);

    private final List<DynamicTest> cases = new ArrayList<>();

    Stream<DynamicTest> stream() {
        return cases.stream();
    }

    /** Functions that do nothing wrong. */
    static final class Harmless {
        static KeySelector<Long, Long> key() {
            return value -> value % 2;
        }

        static AggregateFunction<Long, Long, Long> aggregate() {
            return new AggregateFunction<>() {
                @Override
                public Long createAccumulator() {
                    return 0L;
                }

                @Override
                public Long add(Long value, Long accumulator) {
                    return value + accumulator;
                }

                @Override
                public Long getResult(Long accumulator) {
                    return accumulator;
                }

                @Override
                public Long merge(Long a, Long b) {
                    return a + b;
                }
            };
        }

        static WindowFunction<Long, Long, Long, TimeWindow> window() {
            return (key, window, values, out) -> values.forEach(out::collect);
        }

        static JoinFunction<Long, Long, Long> join() {
            return (a, b) -> a;
        }
    }

    static DataStream<Long> numbers(StreamExecutionEnvironment environment) {
        return environment.fromSequence(1, 20);
    }

    static DataStream<Long> timed(StreamExecutionEnvironment environment) {
        return environment.fromSource(
                DataGeneratorSource.sequence(1, 20),
                WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((value, before) -> value),
                "numbers");
    }

    static KeyedStream<Long, Long> keyed(StreamExecutionEnvironment environment) {
        return timed(environment).keyBy(Harmless.key());
    }

    static WindowedStream<Long, Long, TimeWindow> windows(StreamExecutionEnvironment environment) {
        return keyed(environment).window(TumblingEventTimeWindows.of(TEN));
    }

    static String named(Class<?> function) {
        return "the function " + function.getName();
    }

    void check(String what, String function, Consumer<StreamExecutionEnvironment> program) {
        check(what, NAME, function, program);
    }

    void check(String what, String operator, String function, Consumer<StreamExecutionEnvironment> program) {
        for (Failing.Kind kind : Failing.Kind.values()) {
            cases.add(DynamicTest.dynamicTest(what + ": " + kind, () -> {
                Failing.kind = kind;
                StreamExecutionEnvironment environment =
                        StreamExecutionEnvironment.on(Simulation.executor(1)).setParallelism(2);
                Throwable thrown = catchThrowable(() -> {
                    program.accept(environment);
                    environment.execute("failing");
                });
                holds(thrown, operator, function);
            }));
        }
    }

    static void holds(@Nullable Throwable thrown, String operator, String function) {
        assertThat(thrown).isInstanceOf(WeirException.class);
        WeirException error = (WeirException) thrown;
        assertThat(error.code()).isIn(StreamError.FUNCTION_FAILED, StreamError.ASYNC_FAILED);
        assertThat(error.position()).isEqualTo(new Position.PlanNode(operator));
        assertThat(error.description()).contains(function + " ").contains(": boom");
        assertThat(error.getCause()).isNotNull().hasMessage("boom");
    }
}
