/**
 * SQL for programs and shells: a {@link dev.weir.sql.SqlSession} takes statements of Flink's dialect and gives results.
 * Uses the packages below it, from text to job graph, and a {@link dev.weir.dataflow.JobExecutor} to run jobs.
 */
@NullMarked
package dev.weir.sql;

import org.jspecify.annotations.NullMarked;
