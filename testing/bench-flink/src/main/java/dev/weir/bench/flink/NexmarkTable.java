package dev.weir.bench.flink;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** A table of Nexmark events. Its planner may leave out columns and fields of ROWs, as Weir's may. */
final class NexmarkTable implements ScanTableSource, SupportsProjectionPushDown {
    private final Map<String, String> options;
    private final RowType columns;
    private int[][] paths;

    NexmarkTable(RowType columns, Map<String, String> options) {
        this(
                columns,
                options,
                IntStream.range(0, columns.getFieldCount())
                        .mapToObj(column -> new int[] {column})
                        .toArray(int[][]::new));
    }

    private NexmarkTable(RowType columns, Map<String, String> options, int[][] paths) {
        this.columns = columns;
        this.options = options;
        this.paths = paths;
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        return SourceProvider.of(new EventSource(EventPaths.of(columns, paths), options));
    }

    @Override
    public boolean supportsNestedProjection() {
        return true;
    }

    @Override
    public void applyProjection(int[][] wanted, DataType produced) {
        paths = wanted;
    }

    @Override
    public DynamicTableSource copy() {
        return new NexmarkTable(columns, options, paths);
    }

    @Override
    public String asSummaryString() {
        return "Nexmark";
    }
}
