package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.simulator.SimulatedFiles;
import dev.weir.simulator.Simulation;
import dev.weir.testkit.CollectingSink;
import org.junit.jupiter.api.Test;

/** A failed simulation can be seen again: what programs leave to chance follows from its seed, too. */
class SameSeedTest {
    @Test
    void theSameSeedGivesTheSameRun() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            long trace = trace(seed);
            assertThat(trace(seed)).as("seed %d", seed).isEqualTo(trace);
            assertThat(trace(seed + 1)).as("another seed than %d", seed).isNotEqualTo(trace);
        }
    }

    private static long trace(long seed) throws Exception {
        Simulation simulation = new Simulation(seed, new SimulatedFiles());
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(simulation)
                .setParallelism(2)
                .configure(Configuration.EMPTY.with("checkpoint.interval", "1 ms"));
        environment
                .fromSequence(1, 5_000)
                .keyBy(number -> number % 7)
                .reduce(Long::sum)
                .sinkTo(new CollectingSink());
        environment.executeAsync("job");
        simulation.run();
        return simulation.trace();
    }
}
