package dev.weir.sql.plan;

/**
 * What the session says about all plans.
 *
 * @param batch whether only final results are wanted
 * @param parallelism number of instances of what is not bound to one
 */
public record PlanSettings(boolean batch, int parallelism) {}
