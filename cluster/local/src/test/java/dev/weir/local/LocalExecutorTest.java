package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.testkit.CollectingSink;
import dev.weir.testkit.ListSource;
import dev.weir.testkit.SumByKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalExecutorTest {
    private static final Schema SCHEMA = Schema.of("k", DataTypes.BIGINT, "v", DataTypes.BIGINT);

    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "2,true", "4,true", "4,false"})
    void runsAJobToItsEnd(int parallelism, boolean epochs) throws Exception {
        Map<Row, Integer> expected = new HashMap<>();
        List<List<Batch>> splits = new ArrayList<>();
        long[] sums = new long[10];
        for (int split = 0; split < 5; split++) {
            List<Batch> batches = new ArrayList<>();
            for (int batch = 0; batch < 100; batch++) {
                List<Row> rows = new ArrayList<>();
                for (int row = 0; row < 20; row++) {
                    int key = (split + batch + row) % 10;
                    rows.add(Row.of((long) key, (long) row));
                    sums[key] += row;
                }
                batches.add(Batch.ofRows(SCHEMA, rows));
            }
            splits.add(batches);
        }
        for (int key = 0; key < 10; key++) {
            expected.put(Row.of((long) key, sums[key]), 1);
        }
        CollectingSink sink = new CollectingSink();
        JobGraph.Builder builder = new JobGraph.Builder();
        int source = builder.source("numbers", parallelism, ListSource.of(SCHEMA, splits), null);
        int sum = builder.operator("sum", parallelism, 1, new SumByKey(SCHEMA, 0, 1), SCHEMA);
        int out = builder.sink("out", 1, sink);
        builder.connect(source, sum, 0, new Partitioning.Hash(0));
        builder.connect(sum, out, 0, new Partitioning.Global());
        JobGraph graph = builder.build(
                "sums",
                epochs ? JobGraph.Epochs.DEFAULT : JobGraph.Epochs.NONE,
                KeyGroups.DEFAULT_MAX_PARALLELISM,
                1,
                Configuration.EMPTY);

        JobExecutor.RunningJob job = JobExecutor.load().submit(graph);

        assertThat(job.completion().get(10, TimeUnit.SECONDS)).isEqualTo(JobExecutor.Outcome.FINISHED);
        assertThat(sink.net()).isEqualTo(expected);
        assertThat(job.metrics()).containsEntry("sum.rows-in", 10_000L).containsEntry("numbers.rows-out", 10_000L);
    }
}
