/**
 * From the physical plan to the {@link dev.weir.dataflow.JobGraph} that runs it. Uses {@code dev.weir.sql.plan},
 * operators and the contracts of {@code dev.weir.dataflow}; knows no Calcite.
 */
@NullMarked
package dev.weir.sql.translate;

import org.jspecify.annotations.NullMarked;
