package dev.weir.sql.translate;

import dev.weir.base.Clock;
import dev.weir.base.Configuration;
import dev.weir.dataflow.JobGraph.Epochs;
import dev.weir.operators.EvaluationSettings;
import dev.weir.sql.plan.PlanSettings;

/**
 * What a job takes over from its session.
 *
 * @param name what people call the job
 * @param epochs how often results are shown
 * @param clock for functions of time in watermarks
 */
public record JobSettings(
        String name,
        PlanSettings plan,
        EvaluationSettings evaluation,
        Epochs epochs,
        int maxParallelism,
        long seed,
        Clock clock,
        Configuration options) {}
