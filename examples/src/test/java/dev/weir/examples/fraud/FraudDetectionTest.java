package dev.weir.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.examples.fraud.FraudDetection.Alert;
import dev.weir.stream.StreamExecutionEnvironment;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FraudDetectionTest {
    @Test
    void runs() {
        FraudDetection.main(new String[0]);
    }

    @Test
    void alertsOnlyWithinAMinuteAndInOneGo() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(FraudDetection.detect(environment.fromData(FraudDetection.payments()))
                        .executeAndCollect(100))
                .containsExactly(new Alert("B", Instant.parse("2026-03-02T10:00:30Z"), 71_000));
    }
}
