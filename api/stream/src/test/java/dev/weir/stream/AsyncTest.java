package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor;
import dev.weir.stream.functions.AsyncFunction;
import dev.weir.stream.functions.AsyncRetryStrategies;
import dev.weir.stream.functions.ResultFuture;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AsyncTest {
    private static final List<Long> SQUARES =
            LongStream.rangeClosed(1, 300).map(value -> value * value).boxed().toList();

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();
    private static final AtomicInteger MOST_UNDER_WAY = new AtomicInteger();
    private static final ConcurrentMap<Long, Integer> ATTEMPTS = new ConcurrentHashMap<>();

    /** Waits for each other: even numbers are completed by the odd ones behind them. */
    private static final ConcurrentMap<Long, CompletableFuture<Void>> GATES = new ConcurrentHashMap<>();

    private static void square(Long value, ResultFuture<Long> future) {
        CompletableFuture<Void> gate = GATES.computeIfAbsent(value / 2, key -> new CompletableFuture<>());
        MOST_UNDER_WAY.accumulateAndGet(UNDER_WAY.incrementAndGet(), Math::max);
        if (value % 2 == 1 || value == 300) {
            gate.complete(null);
        }
        gate.join();
        UNDER_WAY.decrementAndGet();
        future.complete(List.of(value * value));
    }

    private static List<Long> run(boolean ordered) {
        GATES.clear();
        MOST_UNDER_WAY.set(0);
        return Jobs.run(JobExecutor.load(), 1, environment -> {
            DataStream<Long> numbers = environment.fromSequence(1, 300);
            AsyncFunction<Long, Long> square = AsyncTest::square;
            return ordered
                    ? AsyncDataStream.orderedWait(numbers, square, 60, TimeUnit.SECONDS, 8)
                    : AsyncDataStream.unorderedWait(numbers, square, 60, TimeUnit.SECONDS, 8);
        });
    }

    @Test
    void keepsOrderAndCapacity() {
        assertThat(run(true)).isEqualTo(SQUARES);
        assertThat(MOST_UNDER_WAY.get()).isBetween(2, 8);
        assertThat(run(false)).containsExactlyInAnyOrderElementsOf(SQUARES);
    }

    @Test
    void triesAgain() {
        ATTEMPTS.clear();
        AsyncFunction<Long, Long> flaky = (value, future) -> {
            if (ATTEMPTS.merge(value, 1, Integer::sum) < 3) {
                throw new IllegalStateException("not yet");
            }
            future.complete(List.of(value));
        };
        List<Long> results = Jobs.run(
                JobExecutor.load(),
                2,
                environment -> AsyncDataStream.unorderedWaitWithRetry(
                        environment.fromSequence(1, 20),
                        flaky,
                        60,
                        TimeUnit.SECONDS,
                        new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<Long>(3, 1)
                                .ifException(failure -> failure instanceof IllegalStateException)
                                .build()));
        assertThat(results)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(ATTEMPTS.values()).containsOnly(3);
    }

    @Test
    void failsWithTheCause() {
        AsyncFunction<Long, Long> broken =
                (value, future) -> future.completeExceptionally(new IllegalStateException("no such host"));
        assertThatThrownBy(() -> Jobs.run(
                        JobExecutor.load(),
                        1,
                        environment -> AsyncDataStream.orderedWait(
                                environment.fromSequence(1, 3), broken, 1, TimeUnit.MINUTES)))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0007")
                .hasMessageContaining("no such host");
    }

    @Test
    void timesOut() {
        AsyncFunction<Long, Long> silent = (value, future) -> {};
        assertThatThrownBy(() -> Jobs.run(
                        JobExecutor.load(),
                        1,
                        environment -> AsyncDataStream.orderedWait(
                                environment.fromSequence(1, 3), silent, 5, TimeUnit.MILLISECONDS)))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("TimeoutException");
        List<Long> results = Jobs.run(
                JobExecutor.load(),
                1,
                environment -> AsyncDataStream.orderedWait(
                        environment.fromSequence(1, 3), new Fallback(), 5, TimeUnit.MILLISECONDS));
        assertThat(results).containsExactly(-1L, -2L, -3L);
    }

    private static final class Fallback implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long input, ResultFuture<Long> resultFuture) {}

        @Override
        public void timeout(Long input, ResultFuture<Long> resultFuture) {
            resultFuture.complete(List.of(-input));
        }
    }
}
