package dev.weir.sql;

import dev.weir.base.Clock;
import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
import dev.weir.base.SystemClock;
import dev.weir.dataflow.JobExecutor;
import java.nio.file.Path;

/**
 * What a session is given from outside.
 *
 * @param executor where jobs run
 * @param clock processing time
 * @param directory against which relative paths in table options are resolved
 * @param options first values of the session's options, see {@link SessionOptions}
 * @param seed where all randomness of its jobs begins
 */
public record SessionSettings(JobExecutor executor, Clock clock, Path directory, Configuration options, long seed) {
    /** The executor on the class path, the machine's clock, the working directory, default options and a fresh seed. */
    public static SessionSettings defaults() {
        return new SessionSettings(
                JobExecutor.load(), SystemClock.INSTANCE, Path.of(""), Configuration.EMPTY, Seeds.fresh());
    }

    /** The same with another executor and clock. */
    public SessionSettings runOn(JobExecutor other, Clock otherClock) {
        return new SessionSettings(other, otherClock, directory, options, seed);
    }

    /** The same with another directory. */
    public SessionSettings in(Path other) {
        return new SessionSettings(executor, clock, other, options, seed);
    }

    /** The same with one option set. */
    public SessionSettings with(String key, String value) {
        return new SessionSettings(executor, clock, directory, options.with(key, value), seed);
    }

    /** The same with another seed. */
    public SessionSettings seeded(long other) {
        return new SessionSettings(executor, clock, directory, options, other);
    }
}
