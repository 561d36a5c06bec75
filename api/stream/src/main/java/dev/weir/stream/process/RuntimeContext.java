package dev.weir.stream.process;

import dev.weir.base.Clock;
import dev.weir.base.Counter;
import dev.weir.stream.state.KeyedStateStore;
import java.util.SplittableRandom;

/** The surroundings of a function's instance. Keyed state can be asked for behind {@code keyBy} only. */
public interface RuntimeContext extends KeyedStateStore {
    /** Which instance this is. */
    TaskInfo getTaskInfo();

    /** A counter among the job's metrics, under the operator's name. */
    Counter counter(String name);

    /** Processing time. */
    Clock clock();

    /** Randomness of this instance's own, that is the same in every run of a simulation with the same seed. */
    SplittableRandom random();
}
