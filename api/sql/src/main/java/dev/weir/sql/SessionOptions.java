package dev.weir.sql;

import dev.weir.base.BaseError;
import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.RecoveryOptions;
import dev.weir.dataflow.state.StateOptions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of a session, under Flink's names where Flink has them, and those of {@link RecoveryOptions}. Read
 * through {@link Configuration}.
 */
public final class SessionOptions {
    /** Whether results are kept up to date or given once. */
    public enum RuntimeMode {
        STREAMING,
        BATCH
    }

    /** What a NULL for a NOT NULL column of a sink does. */
    public enum NotNullEnforcer {
        ERROR,
        DROP
    }

    public static final Option<RuntimeMode> RUNTIME_MODE = Option.of(
            "execution.runtime-mode",
            OptionType.oneOf(RuntimeMode.class),
            RuntimeMode.STREAMING,
            "streaming: results are kept up to date while rows come; batch: only final results, of bounded tables.");
    public static final Option<Integer> PARALLELISM = Option.of(
            "parallelism.default",
            OptionType.INT,
            -1,
            "Number of parallel instances of every operator that is not bound to one; -1: one a processor.");
    public static final Option<Integer> MAX_PARALLELISM =
            Option.of("pipeline.max-parallelism", OptionType.INT, 128, "Into how many key groups state is divided.");
    public static final Option<ZoneId> ZONE = Option.of(
            "table.local-time-zone",
            new OptionType<>("a time zone such as 'Europe/Prague', '+02:00' or 'default'", SessionOptions::zone),
            ZoneId.systemDefault(),
            "The session's time zone: how TIMESTAMP_LTZ is shown and turned into dates.");
    public static final Option<String> JOB_NAME =
            Option.optional("pipeline.name", OptionType.STRING, "The name of the next jobs.");
    public static final Option<Duration> EPOCH_INTERVAL = Option.of(
            "execution.epoch-interval",
            OptionType.DURATION,
            Duration.ofMillis(20),
            "Longest time between two consistent results while rows flow.");
    public static final Option<ResultMode> RESULT_MODE = Option.of(
            "sql-client.execution.result-mode",
            OptionType.oneOf(ResultMode.class),
            ResultMode.TABLE,
            "How a shell shows the rows of a query.");
    public static final Option<Integer> MAX_TABLE_ROWS = Option.of(
            "sql-client.execution.max-table-result.rows",
            OptionType.INT,
            1_000_000,
            "How many rows a shell keeps of a result that it shows as a table; older ones are forgotten first.");
    public static final Option<Boolean> DML_SYNC = Option.optional(
            "table.dml-sync",
            OptionType.BOOLEAN,
            "Whether a script waits for each INSERT; when not set, it waits for those whose input has an end.");
    public static final Option<NotNullEnforcer> NOT_NULL_ENFORCER = Option.of(
            "table.exec.sink.not-null-enforcer",
            OptionType.oneOf(NotNullEnforcer.class),
            NotNullEnforcer.ERROR,
            "What a NULL for a NOT NULL column of a sink does: end the job, or vanish (counted).");
    public static final Option<Duration> SOURCE_IDLE_TIMEOUT = Option.of(
            "table.exec.source.idle-timeout",
            OptionType.DURATION,
            Duration.ZERO,
            "After how long without rows a split of a source no longer holds back event time; 0: never.");

    public static final Option<Map<String, String>> JOB_PARAMETERS = Option.of(
            "pipeline.global-job-parameters",
            new OptionType<>("pairs such as 'key:value,key2:value2'", SessionOptions::pairs),
            Map.of(),
            "What users' functions read with getJobParameter.");

    /** All of them, in the order in which they are shown. */
    public static final List<Option<?>> ALL = withRecovery(
            RUNTIME_MODE,
            PARALLELISM,
            MAX_PARALLELISM,
            ZONE,
            JOB_NAME,
            JOB_PARAMETERS,
            EPOCH_INTERVAL,
            RESULT_MODE,
            MAX_TABLE_ROWS,
            DML_SYNC,
            NOT_NULL_ENFORCER,
            SOURCE_IDLE_TIMEOUT);

    /** What Flink's scripts tune and Weir does not have to be told: accepted, so that they run as they are. */
    private static final List<String> WITHOUT_EFFECT = List.of(
            "execution.checkpointing.",
            "jobmanager.",
            "pipeline.object-reuse",
            "sql-client.verbose",
            "state.",
            "table.exec.mini-batch.",
            "table.exec.resource.",
            "table.exec.state.ttl",
            "table.optimizer.",
            "taskmanager.");

    private SessionOptions() {}

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 0 && !pair.isBlank()) {
                throw new IllegalArgumentException(pair);
            }
            if (colon >= 0) {
                pairs.put(
                        pair.substring(0, colon).strip(),
                        pair.substring(colon + 1).strip());
            }
        }
        return pairs;
    }

    private static List<Option<?>> withRecovery(Option<?>... own) {
        List<Option<?>> all = new ArrayList<>(List.of(own));
        all.addAll(RecoveryOptions.all());
        all.addAll(StateOptions.all());
        return List.copyOf(all);
    }

    /** Whether an option of Flink's is accepted and changes nothing. */
    static boolean hasNoEffect(String key) {
        return RecoveryOptions.canonical(key).equals(key)
                && WITHOUT_EFFECT.stream().anyMatch(key::startsWith);
    }

    private static ZoneId zone(String text) {
        if (text.equalsIgnoreCase("default")) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The options with one of them set. Fails when there is no such option or the text is no value of it. */
    static Configuration set(Configuration options, String written, String value) {
        if (hasNoEffect(written)) {
            return options.with(written, value);
        }
        String key = RecoveryOptions.canonical(written);
        Option<?> option = find(key);
        Configuration changed = options.with(key, value);
        changed.find(option);
        if (option.equals(PARALLELISM) || option.equals(MAX_PARALLELISM)) {
            requireCount(option, value);
        }
        return changed;
    }

    /** The options with one of them back at its default. Fails when there is no such option. */
    static Configuration reset(Configuration options, String written) {
        String key = RecoveryOptions.canonical(written);
        if (!hasNoEffect(written)) {
            find(key);
        }
        return options.without(key);
    }

    private static Option<?> find(String key) {
        List<String> keys = ALL.stream().<String>map(Option::key).toList();
        int place = keys.indexOf(key);
        if (place >= 0) {
            return ALL.get(place);
        }
        String nearest = NearestName.hint(key, keys);
        throw WeirException.of(BaseError.UNKNOWN_OPTION, "unknown session option '%s'", key)
                .hint(nearest != null ? nearest : "SET lists the options that there are");
    }

    private static void requireCount(Option<?> option, String value) {
        int count = Integer.parseInt(value.strip());
        boolean asManyAsProcessors = count == -1 && option.equals(PARALLELISM);
        if (count < 1 && !asManyAsProcessors) {
            throw WeirException.of(
                    BaseError.INVALID_OPTION_VALUE, "option '%s' must be at least 1, but is %d", option.key(), count);
        }
    }

    /** The number of instances that {@link #PARALLELISM} stands for on this machine. */
    static int parallelism(Configuration options) {
        int wanted = options.get(PARALLELISM);
        return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
    }
}
