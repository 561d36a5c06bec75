package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.ProcessFunction;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DataStreamTest {
    record Count(String word, long count) {}

    @Test
    void mapsFiltersAndFlattens() {
        Jobs.check(
                environment -> environment
                        .fromSequence(1, 1000)
                        .map(value -> value * 2)
                        .filter(value -> value % 3 == 0)
                        .<String>flatMap((value, out) -> {
                            out.collect("a" + value);
                            out.collect("b" + value);
                        }),
                LongStream.rangeClosed(1, 1000)
                        .map(value -> value * 2)
                        .filter(value -> value % 3 == 0)
                        .boxed()
                        .flatMap(value -> java.util.stream.Stream.of("a" + value, "b" + value))
                        .toList());
    }

    @Test
    void countsWords() {
        Jobs.check(
                environment -> environment
                        .fromData("to be or not to be", "to do")
                        .<String>flatMap((line, out) -> List.of(line.split(" ")).forEach(out::collect))
                        .map(word -> new Count(word, 1))
                        .keyBy(Count::word)
                        .reduce((a, b) -> new Count(a.word(), a.count() + b.count()))
                        .filter(count -> !count.word().equals("to") || count.count() == 3)
                        .filter(count -> !count.word().equals("be") || count.count() == 2),
                new Count("to", 3),
                new Count("be", 2),
                new Count("or", 1),
                new Count("not", 1),
                new Count("do", 1));
    }

    @Test
    void consecutiveFunctionsRunInOneOperator() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(2);
        environment
                .fromSequence(1, 10)
                .map(value -> value + 1)
                .filter(value -> value > 2)
                .keyBy(value -> value % 2)
                .reduce(Long::sum)
                .print();
        JobGraph graph = environment.getJobGraph("test");
        assertThat(graph.nodes())
                .extracting(JobGraph.Node::name)
                .containsExactly("Sequence", "Map -> Filter -> Key", "Keyed Reduce", "Print to Std. Out");
    }

    @Test
    void unionsAndSideOutputs() {
        OutputTag<String> odd = new OutputTag<>("odd") {};
        Jobs.check(
                environment -> {
                    SingleOutputStreamOperator<Long> even = environment
                            .fromSequence(1, 6)
                            .process(new ProcessFunction<Long, Long>() {
                                @Override
                                public void processElement(
                                        Long value, Context ctx, dev.weir.stream.functions.Collector<Long> out) {
                                    if (value % 2 == 0) {
                                        out.collect(value);
                                    } else {
                                        ctx.output(odd, "odd " + value);
                                    }
                                }
                            });
                    return even.map(value -> "even " + value).union(even.getSideOutput(odd));
                },
                "odd 1",
                "even 2",
                "odd 3",
                "even 4",
                "odd 5",
                "even 6");
    }

    @Test
    void partitionings() {
        List<Long> numbers = LongStream.rangeClosed(1, 100).boxed().toList();
        Jobs.check(environment -> environment.fromSequence(1, 100).rebalance().map(value -> value), numbers);
        Jobs.check(environment -> environment.fromSequence(1, 100).rescale().map(value -> value), numbers);
        Jobs.check(environment -> environment.fromSequence(1, 100).shuffle().map(value -> value), numbers);
        Jobs.check(environment -> environment.fromSequence(1, 100).global().map(value -> value), numbers);
        Jobs.check(environment -> environment.fromSequence(1, 100).forward().map(value -> value), numbers);
        Jobs.check(
                environment -> environment
                        .fromSequence(1, 100)
                        .partitionCustom((key, partitions) -> key.intValue() % partitions, value -> value)
                        .map(value -> value),
                numbers);
        assertThat(Jobs.run(
                        4,
                        1,
                        environment -> environment.fromData(1, 2).broadcast().map(value -> value)))
                .hasSize(8);
    }

    @Test
    void namesOperatorAndFunctionWhenAFunctionFails() {
        assertThatThrownBy(() -> Jobs.run(
                        2,
                        1,
                        environment -> environment
                                .fromSequence(1, 10)
                                .map(value -> 10 / (value - 5))
                                .name("divide")))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("divide")
                .hasMessageContaining("WEIR-STREAM-0001")
                .hasMessageContaining("a lambda in dev.weir.stream.DataStreamTest")
                .hasMessageContaining("/ by zero")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesFunctionsThatCannotBeCopied() {
        Object lock = new Object();
        assertThatThrownBy(() -> StreamExecutionEnvironment.getExecutionEnvironment()
                        .fromData(1)
                        .map(value -> lock.hashCode()))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0002")
                .hasMessageContaining("java.lang.Object");
    }
}
