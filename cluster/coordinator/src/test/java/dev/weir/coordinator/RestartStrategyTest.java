package dev.weir.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
import dev.weir.base.WeirException;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RestartStrategyTest {
    private final SplittableRandom random = Seeds.generator(1, "restarts");

    private RestartStrategy strategy(String... options) {
        Configuration configuration = Configuration.EMPTY;
        for (int i = 0; i < options.length; i += 2) {
            configuration = configuration.with("restart-strategy." + options[i], options[i + 1]);
        }
        return RestartStrategy.of(configuration, true, random);
    }

    @Test
    void withoutCheckpointsNothingIsRestarted() {
        assertThat(RestartStrategy.of(Configuration.EMPTY, false, random).failed(0))
                .isEmpty();
        assertThat(strategy("type", "none").failed(0)).isEmpty();
    }

    @Test
    void fixedDelayRestartsSoOften() {
        RestartStrategy strategy =
                strategy("type", "fixed-delay", "fixed-delay.attempts", "2", "fixed-delay.delay", "5 s");
        assertThat(strategy.failed(0)).hasValue(5000);
        assertThat(strategy.failed(1)).hasValue(5000);
        assertThat(strategy.failed(2)).isEmpty();
    }

    @Test
    void exponentialDelayGrowsToItsBoundAndIsResetByALongRun() {
        RestartStrategy strategy = strategy(
                "exponential-delay.initial-backoff", "1 s",
                "exponential-delay.max-backoff", "8 s",
                "exponential-delay.backoff-multiplier", "2",
                "exponential-delay.jitter-factor", "0",
                "exponential-delay.reset-backoff-threshold", "1 min");
        assertThat(strategy.failed(0)).hasValue(1000);
        assertThat(strategy.failed(1000)).hasValue(2000);
        assertThat(strategy.failed(3000)).hasValue(4000);
        assertThat(strategy.failed(7000)).hasValue(8000);
        assertThat(strategy.failed(15_000)).hasValue(8000);
        assertThat(strategy.failed(23_000 + 60_000)).as("after a long run").hasValue(1000);
    }

    @Test
    void jitterStaysWithinItsPart() {
        RestartStrategy strategy = strategy(
                "exponential-delay.initial-backoff", "1 s",
                "exponential-delay.backoff-multiplier", "1",
                "exponential-delay.jitter-factor", "0.1");
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int failure = 0; failure < 1000; failure++) {
            long delay = strategy.failed(failure).getAsLong();
            least = Math.min(least, delay);
            most = Math.max(most, delay);
        }
        assertThat(least).isBetween(900L, 920L);
        assertThat(most).isBetween(1080L, 1100L);
    }

    @Test
    void failureRateCountsOverItsInterval() {
        RestartStrategy strategy = strategy(
                "type", "failure-rate",
                "failure-rate.max-failures-per-interval", "2",
                "failure-rate.failure-rate-interval", "10 s",
                "failure-rate.delay", "0 s");
        assertThat(strategy.failed(0)).isEqualTo(OptionalLong.of(0));
        assertThat(strategy.failed(9_000)).isPresent();
        assertThat(strategy.failed(10_001)).isPresent();
        assertThat(strategy.failed(12_000)).isEmpty();
    }

    @Test
    void anUnknownStrategyIsAnErrorThatNamesThoseThereAre() {
        assertThatThrownBy(() -> strategy("type", "sometimes"))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("fixed-delay");
    }
}
