package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataflow.JobGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A uid is the identity of its step, wherever the step is and whatever it is called. */
class UidTest {
    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(2);

    private List<String> uids() {
        return environment.getJobGraph("job").nodes().stream()
                .map(JobGraph.Node::uid)
                .toList();
    }

    @Test
    void itTakesThePlaceOfTheName() {
        environment
                .fromData(1, 2)
                .uid("numbers")
                .keyBy(x -> x)
                .reduce(Integer::sum)
                .name("sum")
                .uid("totals")
                .print()
                .uid("shown");
        assertThat(uids()).contains("numbers", "totals", "shown").doesNotContain("sum");
    }

    @Test
    void aStepWithOneIsANodeOfItsOwn() {
        environment
                .fromData(1, 2)
                .map(x -> x + 1)
                .map(x -> x + 2)
                .uid("second")
                .map(x -> x + 3)
                .print();
        assertThat(uids()).containsExactly("Collection", "Map", "second", "Map#3", "Print to Std. Out");
    }

    @Test
    void withoutItNamesAreNumbered() {
        environment.fromData(1, 2).keyBy(x -> x).reduce(Integer::sum).print();
        environment.fromData(1, 2).keyBy(x -> x).reduce(Integer::sum).print();
        assertThat(uids()).contains("Collection", "Collection#2").doesNotHaveDuplicates();
    }

    @Test
    void oneForTwoStepsIsRefused() {
        environment
                .fromData(1, 2)
                .uid("same")
                .name("first")
                .print()
                .name("second")
                .uid("same");
        assertThatThrownBy(this::uids)
                .hasMessageContaining("WEIR-STREAM-0005")
                .hasMessageContaining("uid 'same' names the state of two steps: first and second");
    }

    @Test
    void oneThatIsAnothersNameIsRefused() {
        environment.fromData(1, 2).uid("Print").print().name("Print");
        assertThatThrownBy(this::uids).hasMessageContaining("uid 'Print' names the state of two steps");
    }
}
