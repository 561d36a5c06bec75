package dev.weir.bench.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** A table of Nexmark events. Its planner may leave out columns, as Weir's may, and no more than that. */
final class NexmarkTable implements ScanTableSource, SupportsProjectionPushDown {
    private final Map<String, String> options;
    private RowType columns;

    NexmarkTable(RowType columns, Map<String, String> options) {
        this.columns = columns;
        this.options = options;
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        return SourceProvider.of(new EventSource(columns, options));
    }

    @Override
    public boolean supportsNestedProjection() {
        return false;
    }

    @Override
    public void applyProjection(int[][] wanted, DataType produced) {
        List<RowType.RowField> kept = new ArrayList<>();
        for (int[] path : wanted) {
            kept.add(columns.getFields().get(path[0]));
        }
        columns = new RowType(false, kept);
    }

    @Override
    public DynamicTableSource copy() {
        return new NexmarkTable(columns, options);
    }

    @Override
    public String asSummaryString() {
        return "Nexmark";
    }
}
