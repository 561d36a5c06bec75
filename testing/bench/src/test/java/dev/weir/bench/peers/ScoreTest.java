package dev.weir.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static Sample sample(long events, double wall, double cpu) {
        return new Sample("q0", "weir", events, wall, cpu, 100, 0.1);
    }

    @Test
    void whatAStartCostsIsLeftOutOfTheSteadyRate() {
        Score score = Objects.requireNonNull(Score.of(
                "q0",
                "weir",
                List.of(
                        sample(Contest.FEW, 3, 2),
                        sample(1_001_000, 8, 6),
                        sample(1_001_000, 5, 4),
                        sample(1_001_000, 4, 3))));
        assertThat(score.perSecond()).isEqualTo(1_001_000 / 5.0);
        assertThat(score.perCpu()).isEqualTo(1_001_000 / 4.0);
        assertThat(score.steady()).isEqualTo(500_000);
    }

    @Test
    void anEngineWithoutRunsHasNoScore() {
        assertThat(Score.of("q0", "weir", List.of(sample(Contest.FEW, 3, 2)))).isNull();
        assertThat(Score.of("q1", "weir", List.of(sample(Contest.FEW, 3, 2), sample(5000, 3, 2))))
                .isNull();
    }

    @Test
    void meansAreGeometric() {
        assertThat(Score.geometricMean(2, 8)).isCloseTo(4, within(1e-9));
    }
}
