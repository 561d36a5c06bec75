package dev.weir.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.WeirException;
import dev.weir.coordinator.SavepointRequests.Request;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who asks for a savepoint is answered once, at the right time. */
class SavepointRequestsTest {
    private static final Request PLAIN = new Request(1, SavepointMode.CONTINUE);
    private static final Request DRAIN = new Request(2, SavepointMode.DRAIN);
    private static final Request DRAIN_TOO = new Request(3, SavepointMode.DRAIN);
    private static final Request STOP = new Request(4, SavepointMode.STOP);

    private final SavepointRequests requests = new SavepointRequests("job", true);
    private final List<Order> out = new ArrayList<>();

    private List<String> answers() {
        List<String> answers = out.stream()
                .map(order -> (ToHost.SavepointMade) order)
                .map(made ->
                        made.request() + ": " + (made.failure() == null ? made.checkpoint() : code(made.failure())))
                .toList();
        out.clear();
        return answers;
    }

    private static String code(WeirException failure) {
        return failure.code().code();
    }

    private void add(Request... some) {
        for (Request request : some) {
            requests.add(request, out);
        }
    }

    @Test
    void theyAreObeyedInTheirOrder() {
        add(PLAIN, DRAIN);
        assertThat(requests.poll()).isEqualTo(PLAIN);
        requests.made(PLAIN, 7, out);
        assertThat(answers()).containsExactly("1: 7");
        assertThat(requests.poll()).isEqualTo(DRAIN);
        assertThat(requests.poll()).isNull();
    }

    @Test
    void whoWantsTheJobDrainedIsAnsweredAtItsEnd() {
        add(DRAIN);
        requests.made(Objects.requireNonNull(requests.poll()), 7, out);
        requests.drain(out);
        add(DRAIN_TOO);
        assertThat(answers()).isEmpty();
        requests.finished(9, out);
        requests.refuseAll(out);
        assertThat(answers()).containsExactly("2: 9", "3: 9");
    }

    @Test
    void nobodyElseGetsASavepointOnceTheInputEnds() {
        add(DRAIN, PLAIN, DRAIN_TOO);
        requests.made(Objects.requireNonNull(requests.poll()), 7, out);
        requests.drain(out);
        add(STOP);
        String refusal = CheckpointError.DRAINING.code();
        assertThat(answers()).containsExactly("1: " + refusal, "4: " + refusal);
        assertThat(requests.isEmpty()).isTrue();
        requests.finished(9, out);
        assertThat(answers()).containsExactly("2: 9", "3: 9");
    }

    @Test
    void aJobWhoseInputEndedByItselfIsDrained() {
        add(DRAIN);
        requests.endedByItself(out);
        assertThat(requests.isDraining()).isTrue();
        requests.finished(5, out);
        assertThat(answers()).containsExactly("2: 5");
    }

    @Test
    void aJobThatEndsOtherwiseAnswersEverybody() {
        add(DRAIN);
        requests.made(Objects.requireNonNull(requests.poll()), 7, out);
        add(STOP);
        requests.refuseAll(out);
        String refusal = CheckpointError.STORE_FAILED.code();
        assertThat(answers()).containsExactly("2: " + refusal, "4: " + refusal);
    }

    @Test
    void anOrderToDrainHoldsWhenItsCheckpointFails() {
        WeirException reason = WeirException.of(CheckpointError.STORE_FAILED, "the disk is full");
        add(DRAIN, PLAIN);
        requests.failed(Objects.requireNonNull(requests.poll()), reason, out);
        assertThat(answers()).isEmpty();
        assertThat(requests.hasRepeated()).isTrue();
        requests.failed(Objects.requireNonNull(requests.poll()), reason, out);
        assertThat(answers()).containsExactly("1: " + CheckpointError.STORE_FAILED.code());
        assertThat(requests.isEmpty()).as("it is not tried again at once").isTrue();
        assertThat(requests.poll()).isEqualTo(DRAIN);
        requests.made(DRAIN, 7, out);
        requests.drain(out);
        requests.finished(9, out);
        assertThat(answers()).containsExactly("2: 9");
    }

    @Test
    void anOrderThatIsToBeRepeatedIsAnsweredWhenTheJobEnds() {
        WeirException reason = WeirException.of(CheckpointError.STORE_FAILED, "the disk is full");
        add(DRAIN);
        requests.failed(Objects.requireNonNull(requests.poll()), reason, out);
        requests.refuseAll(out);
        assertThat(answers()).containsExactly("2: " + CheckpointError.STORE_FAILED.code());
    }

    @Test
    void withoutCheckpointsThereAreNone() {
        new SavepointRequests("job", false).add(DRAIN, out);
        assertThat(answers()).containsExactly("2: " + CheckpointError.NOT_ENABLED.code());
    }
}
