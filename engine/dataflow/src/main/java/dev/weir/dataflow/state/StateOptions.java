package dev.weir.dataflow.state;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import java.util.List;

/** How much state a process keeps in memory, and where the rest goes. */
public final class StateOptions {
    /** How much. */
    public static final Option<Long> MEMORY = Option.optional(
            "memory",
            OptionType.atLeast(1L, "1 b", OptionType.BYTES),
            "How much state the tasks of a process keep in memory, those of all jobs with the same value together; what"
                    + " is more and seldom used goes to disk. When not set: half of the largest heap.");

    /** Where to. */
    public static final Option<String> DIRECTORY = Option.of(
            "memory.directory",
            OptionType.STRING,
            ".weir/state",
            "The local folder for state that does not fit into memory. It is emptied when the job ends, and after a"
                    + " crash by the next process. A relative path begins where the process was started.");

    private StateOptions() {}

    /** All of them. */
    public static List<Option<?>> all() {
        return List.of(MEMORY, DIRECTORY);
    }

    /** The bytes that {@link #MEMORY} means. */
    public static long memory(Configuration options) {
        return options.find(MEMORY).orElseGet(() -> Runtime.getRuntime().maxMemory() / 2);
    }
}
