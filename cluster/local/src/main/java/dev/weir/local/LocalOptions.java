package dev.weir.local;

import dev.weir.base.Option;
import dev.weir.base.OptionType;

/** The options of jobs in one process. */
public final class LocalOptions {
    /** How much may lie between two tasks. */
    public static final Option<Long> CHANNEL_SIZE = Option.of(
            "execution.channel-size",
            OptionType.BYTES,
            1L << 20,
            "How many bytes may wait between a task and each of its consumers before the task stops. More absorbs"
                    + " longer hiccups, less keeps memory and the time through a busy job small.");

    private LocalOptions() {}
}
