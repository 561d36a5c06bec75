package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.StateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.stream.windows.GlobalWindows;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What state cannot keep fails before the job is submitted, where the program says it, else with the first value. */
@SuppressWarnings({"SameNameButDifferent", "UnusedVariable"
}) // Contexts go by the short name; fields are for their types.
class StateTypesTest {
    record Order(String id, List<Line> lines) {}

    record Line(Socket socket) {}

    record Tree(String name, List<Tree> children, Map<String, Tree> byName) {}

    interface Shape {}

    record Circle(double radius) implements Shape {}

    private static final class NoConstructor {
        NoConstructor(int size) {}
    }

    /** Its subclasses say in fields what they keep. */
    private abstract static class Keeping extends KeyedProcessFunction<String, String, String> {
        @Override
        public void processElement(String value, Context ctx, Collector<String> out) throws Exception {}
    }

    /** Fails as soon as a job comes. */
    private static StreamExecutionEnvironment unsubmitted(boolean checkpoints) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(graph -> {
            throw new IllegalStateException("submitted");
        });
        if (checkpoints) {
            environment.enableCheckpointing(1000);
        }
        return environment;
    }

    private static Throwable submit(boolean checkpoints, Consumer<StreamExecutionEnvironment> program) {
        StreamExecutionEnvironment environment = unsubmitted(checkpoints);
        program.accept(environment);
        return catchThrowable(() -> environment.execute("test"));
    }

    private static Throwable keep(Keeping function) {
        return submit(
                false,
                environment -> environment
                        .fromData("a")
                        .keyBy(text -> text)
                        .process(function)
                        .name("keep")
                        .print());
    }

    @Test
    void typesOfHandlesAreLookedAt() {
        assertThat(keep(new Keeping() {
                    private transient ListState<Order> orders;
                }))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("keep")
                .hasMessageContaining("WEIR-OBJECT-0001")
                .hasMessageContaining("field 'orders' of dev.weir.stream.StateTypesTest$1: Order.lines[].socket:"
                        + " java.net.Socket cannot be kept in state: it is no value");
        assertThat(keep(new Keeping() {
                    private transient MapState<String, List<? extends Thread>> threads;
                }))
                .hasMessageContaining("java.lang.Thread cannot be kept");
        assertThat(keep(new Keeping() {
                    private transient ValueState<java.io.InputStream> in;
                }))
                .hasMessageContaining("java.io.InputStream cannot be kept");
        assertThat(keep(new Keeping() {
                    private transient ValueState<Runnable> lambda;
                }))
                .hasMessageContaining("java.lang.Runnable cannot be kept");
        assertThat(keep(new Keeping() {
                    private transient ValueState<NoConstructor[]> objects;
                }))
                .hasMessageContaining("has no constructor without arguments");
        class Local {}
        assertThat(keep(new Keeping() {
                    private transient ValueState<Local> local;
                }))
                .hasMessageContaining("is a local class");
    }

    @Test
    void whatCanBeKeptAndWhatOnlyAValueTellsGoesOn() {
        assertThat(keep(new Keeping() {
                    private transient ValueState<Tree> recursive;
                    private transient MapState<Shape, List<Shape>> open;
                    private transient ValueState<Object> any;
                    private transient ValueState<long[]> array;
                }))
                .hasMessage("submitted");
    }

    @Test
    void descriptorsInFieldsAreLookedAt() {
        assertThat(keep(new Keeping() {
                    private final StateDescriptor order = new ValueStateDescriptor<Order>("order", Order.class);
                }))
                .hasMessageContaining("state 'order': Order.lines[].socket: java.net.Socket cannot be kept");
    }

    private static final class Sockets implements AggregateFunction<Order, List<Line>, Integer> {
        @Override
        public List<Line> createAccumulator() {
            return List.of();
        }

        @Override
        public List<Line> add(Order value, List<Line> accumulator) {
            return accumulator;
        }

        @Override
        public Integer getResult(List<Line> accumulator) {
            return 0;
        }

        @Override
        public List<Line> merge(List<Line> a, List<Line> b) {
            return a;
        }
    }

    @Test
    void whatOperatorsKeepIsLookedAtWhenThereAreCheckpoints() {
        Consumer<StreamExecutionEnvironment> reduce = environment -> environment
                .fromData("a")
                .map(text -> new Order(text, List.of()))
                .keyBy(Order::id)
                .reduce((a, b) -> b)
                .print();
        assertThat(submit(true, reduce))
                .hasMessageContaining("the records that it keeps: Order.lines[].socket: java.net.Socket");
        // Without checkpoints they are only held.
        assertThat(submit(false, reduce)).hasMessage("submitted");
        assertThat(submit(
                        true,
                        environment -> environment
                                .fromData("a")
                                .map(text -> new Order(text, List.of()))
                                .keyBy(Order::id)
                                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                                .aggregate(new Sockets())
                                .print()))
                .hasMessageContaining("its accumulator: Line.socket: java.net.Socket");
        assertThat(submit(
                        true,
                        environment -> environment
                                .fromData("a")
                                .map(text -> new Order(text, List.of()))
                                .keyBy(Order::id)
                                .window(GlobalWindows.create())
                                .reduce((a, b) -> b)
                                .print()))
                .hasMessageContaining("the records that it keeps: Order.lines[]");
        assertThat(submit(
                        true,
                        environment -> environment
                                .fromData("a")
                                .keyBy(text -> new Line(new Socket()))
                                .reduce((a, b) -> b)
                                .print()))
                .hasMessageContaining("the key: Line.socket: java.net.Socket");
    }

    @Test
    void keysThatAreEqualToThemselvesOnlyFail() {
        assertThat(submit(
                        false,
                        environment -> environment
                                .fromData("a")
                                .keyBy(text -> new byte[] {1})
                                .reduce((a, b) -> b)
                                .print()))
                .hasMessageContaining("WEIR-OBJECT-0005")
                .hasMessageContaining("the key: byte[] cannot be a key, or a part of one: arrays are equal");
        assertThat(submit(
                        false,
                        environment -> environment
                                .fromData("a")
                                .keyBy(text -> new NoConstructor(1))
                                .reduce((a, b) -> b)
                                .print()))
                .hasMessageContaining("has no hashCode of its own");
    }

    /** Keeps what it is given under a name that says nothing. */
    private static final class Anything extends KeyedProcessFunction<String, Object, String> {
        private transient ValueState<Object> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("anything"));
        }

        @Override
        public void processElement(Object value, Context ctx, Collector<String> out) {
            state.update(value);
            out.collect(String.valueOf(state.value()));
        }
    }

    @Test
    void whatOnlyAValueTellsFailsWithTheFirst() {
        assertThatCode(() -> Jobs.run(
                        1,
                        1,
                        environment -> environment
                                .<Object>fromData(new Circle(1), "text", Thread.State.NEW.name(), List.of(2))
                                .keyBy(value -> "k")
                                .process(new Anything())))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Jobs.run(
                        1,
                        1,
                        environment -> environment
                                .<Object>fromData("text", new Order("o", List.of()))
                                .keyBy(value -> "k")
                                .process(new Anything())
                                .name("keep")))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("keep")
                .hasMessageContaining("anything': Order.lines[].socket: java.net.Socket cannot be kept in state");
    }
}
