package dev.weir.dataflow.checkpoint;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a job can be told about checkpoints and restarts, and Flink's names for the same. */
public final class RecoveryOptions {
    private static final List<Option<?>> ALL = joined(CheckpointOptions.all(), RestartOptions.all());

    private static final Map<String, Option<?>> FLINK_NAMES = Map.ofEntries(
            Map.entry("execution.checkpointing.interval", CheckpointOptions.INTERVAL),
            Map.entry("execution.checkpointing.dir", CheckpointOptions.DIRECTORY),
            Map.entry("state.checkpoints.dir", CheckpointOptions.DIRECTORY),
            Map.entry("execution.checkpointing.num-retained", CheckpointOptions.RETAINED),
            Map.entry("state.checkpoints.num-retained", CheckpointOptions.RETAINED),
            Map.entry("execution.checkpointing.timeout", CheckpointOptions.TIMEOUT),
            Map.entry("execution.checkpointing.min-pause", CheckpointOptions.PAUSE),
            Map.entry("execution.checkpointing.tolerable-failed-checkpoints", CheckpointOptions.TOLERABLE_FAILURES),
            Map.entry("execution.state-recovery.path", CheckpointOptions.RESTORE),
            Map.entry("execution.savepoint.path", CheckpointOptions.RESTORE),
            Map.entry("execution.checkpointing.aligned-checkpoint-timeout", CheckpointOptions.OVERTAKE_AFTER),
            Map.entry("execution.state-recovery.ignore-unclaimed-state", CheckpointOptions.ALLOW_DROPPED_STATE),
            Map.entry("execution.savepoint.ignore-unclaimed-state", CheckpointOptions.ALLOW_DROPPED_STATE),
            Map.entry("restart-strategy", RestartOptions.STRATEGY));

    private RecoveryOptions() {}

    /** All options of checkpoints and restarts. */
    public static List<Option<?>> all() {
        return ALL;
    }

    /** Flink's names by that of the option which means the same, sorted. */
    public static Map<String, List<String>> flinkNames() {
        Map<String, List<String>> names = new TreeMap<>();
        new TreeMap<>(FLINK_NAMES)
                .forEach((name, option) -> names.computeIfAbsent(option.key(), key -> new ArrayList<>())
                        .add(name));
        return names;
    }

    /** The key itself, or that of the option for which it is Flink's name. */
    public static String canonical(String key) {
        Option<?> meant = FLINK_NAMES.get(key);
        return meant == null ? key : meant.key();
    }

    /** The options with Flink's names replaced; one under its own name wins. Fails on a value that cannot be read. */
    public static Configuration canonical(Configuration options) {
        Configuration result = options;
        for (Map.Entry<String, String> entry : options.values().entrySet()) {
            String key = canonical(entry.getKey());
            if (!key.equals(entry.getKey())) {
                result = result.without(entry.getKey());
                result = options.contains(key) ? result : result.with(key, entry.getValue());
            }
        }
        for (Option<?> option : ALL) {
            result.find(option);
        }
        return result;
    }

    /** The options for a job that can neither be restored nor restarted, as its output cannot be taken back. */
    public static Configuration none(Configuration options) {
        Configuration result = options;
        for (Option<?> option : ALL) {
            result = result.without(option.key());
        }
        return result;
    }

    private static List<Option<?>> joined(List<Option<?>> first, List<Option<?>> second) {
        List<Option<?>> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
