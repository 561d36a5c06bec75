package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table. Every use of a table in a job is one scan, so that all results are cuts of the same input; build sides
 * of lookup joins are read apart, because they are read to their end before anything else moves.
 *
 * @param table the table's full name, with its options where a query changes them
 * @param source reads all columns; the pass {@link PruneScans} leaves those that are used
 * @param appendOnly whether the source never retracts a row
 * @param primaryKey names of the columns of which the table promises that no two rows share the values; empty: none
 * @param watermark how event time is derived; null when the table has no watermark or nobody asks for it
 * @param parallelism number of instances that read; 0: as many as the job has by default
 * @param role tells apart scans of one table that must not be shared; empty for the common one
 */
public record TableScan(
        String table,
        Source source,
        boolean appendOnly,
        List<String> primaryKey,
        @Nullable Watermark watermark,
        int parallelism,
        String role)
        implements PlanNode {
    /** The role of the build side of a lookup. */
    public static final String LOOKUP = "lookup";

    public TableScan {
        primaryKey = List.copyOf(primaryKey);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public TableScan withInputs(List<PlanNode> others) {
        return this;
    }

    @Override
    public Schema schema() {
        return source.schema();
    }

    @Override
    public String describe() {
        StringBuilder text = new StringBuilder("Scan(table=[").append(table).append("], columns=");
        text.append(schema().names());
        if (watermark != null) {
            text.append(", watermark=[")
                    .append(watermark.describe(schema().names()))
                    .append(']');
        }
        if (!role.isEmpty()) {
            text.append(", ").append(role);
        }
        return text.append(source.isBounded() ? ", bounded)" : ")").toString();
    }
}
