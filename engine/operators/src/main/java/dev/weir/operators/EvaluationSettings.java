package dev.weir.operators;

import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Watermarks;
import dev.weir.expressions.EvaluationContext;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What expressions know of the session that submitted the job.
 *
 * @param zone the session's time zone
 * @param streaming whether CURRENT_TIMESTAMP moves while the job runs
 * @param queryStartMillis when the job was submitted
 * @param catalog the current catalog's name
 * @param database the current database's name
 * @param parameters what the user has set for functions to read
 */
public record EvaluationSettings(
        ZoneId zone,
        boolean streaming,
        long queryStartMillis,
        String catalog,
        String database,
        Map<String, String> parameters) {
    /** UTC, streaming, in Flink's default catalog. */
    public static final EvaluationSettings DEFAULT =
            new EvaluationSettings(ZoneOffset.UTC, true, 0, "default_catalog", "default_database", Map.of());

    public EvaluationSettings {
        parameters = Map.copyOf(parameters);
    }

    /** The context of one operator instance. */
    public EvaluationContext context(OperatorContext operator) {
        EvaluationContext context = EvaluationContext.builder(operator.clock())
                .zone(zone)
                .streaming(streaming)
                .queryStartMillis(queryStartMillis)
                .seed(operator.random().nextLong())
                .namespace(catalog, database)
                .operator(operator.name())
                .parameters(parameters)
                .build();
        if (operator.restoredWatermark() != Watermarks.MIN) {
            context.setWatermark(operator.restoredWatermark());
        }
        return context;
    }
}
