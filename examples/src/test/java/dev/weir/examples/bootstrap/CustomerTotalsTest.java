package dev.weir.examples.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.examples.bootstrap.CustomerTotals.Order;
import dev.weir.examples.bootstrap.CustomerTotals.Total;
import dev.weir.stream.StreamExecutionEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerTotalsTest {
    @TempDir
    private Path folder;

    @Test
    void runs() throws IOException {
        CustomerTotals.main(new String[0]);
    }

    @Test
    void totalsBeginWithHistory() {
        String savepoint = CustomerTotals.bootstrap(folder.resolve("history"));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment()
                .configure(Configuration.EMPTY
                        .with("checkpoint.restore", savepoint)
                        .with(
                                "checkpoint.directory",
                                folder.resolve("checkpoints").toString()));
        assertThat(CustomerTotals.totals(environment.fromData(
                                new Order("bob", 1), new Order("ann", 3), new Order("ann", 4), new Order("cem", 5)))
                        .executeAndCollect(10))
                .containsExactlyInAnyOrder(
                        new Total("bob", 508), new Total("ann", 12_003), new Total("ann", 12_007), new Total("cem", 5));
    }
}
