package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Watermarks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Partitioning FORWARD = new Partitioning.Forward();
    private static final Partitioning GLOBAL = new Partitioning.Global();

    private final List<String> log = new ArrayList<>();
    private final TaskHarness harness = new TaskHarness(log);

    /** Logs its calls and sends everything on. */
    private class Recorder implements Operator {
        final String name;
        final OperatorContext context;

        Recorder(OperatorContext context) {
            this.context = context;
            name = context.name();
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            log.add(name + input + " " + batch.toRow(0).getField(0));
            output.emit(batch);
        }

        @Override
        public void watermark(long millis, Output output) {
            log.add(name + " watermark " + (millis == Watermarks.MAX ? "max" : millis));
            output.watermark(millis);
        }

        @Override
        public void epoch(long epoch, Output output) {
            log.add(name + " epoch " + (epoch == JobGraph.Epochs.LAST ? "last" : epoch));
        }

        @Override
        public void inputEnded(int input, Output output) {
            log.add(name + input + " ended");
        }

        @Override
        public boolean finish(Output output) {
            log.add(name + " finish");
            return true;
        }

        @Override
        public void close() {
            log.add(name + " close");
        }
    }

    private static Batch batch(long number) {
        return Batch.ofRows(TaskHarness.SCHEMA, List.of(Row.of(number)));
    }

    @Test
    void callsAChainInThePromisedOrder() {
        harness.epochs = new JobGraph.Epochs(true, 1000);
        int source = harness.source("s", 1, 2);
        int first = harness.operator("a", Recorder::new, FORWARD, source);
        harness.operator("b", Recorder::new, FORWARD, first);

        harness.run();

        assertThat(log)
                .containsExactly(
                        "a0 1",
                        "b0 1",
                        "a0 2",
                        "b0 2",
                        "wants epoch after 0",
                        "a watermark max",
                        "b watermark max",
                        "a0 ended",
                        "a epoch last",
                        "a finish",
                        "b0 ended",
                        "b epoch last",
                        "b finish",
                        "a close",
                        "b close",
                        "0/0 finished");
    }

    @Test
    void drainsWhatIsLazyBeforeAnythingNew() {
        class Lazy extends Recorder {
            Lazy(OperatorContext context) {
                super(context);
            }

            @Override
            public void process(int input, Batch batch, Output output) {
                long number = (Long) batch.toRow(0).getField(0);
                log.add(name + " " + number);
                output.emitAll(LongStream.range(0, 2)
                        .mapToObj(i -> batch(number * 10 + i))
                        .iterator());
                output.emit(batch(-number));
            }

            @Override
            public void epoch(long epoch, Output output) {
                output.emitAll(List.of(batch(100)).iterator());
            }
        }
        harness.epochs = new JobGraph.Epochs(true, 1000);
        int source = harness.source("s", 1, 2);
        int lazy = harness.operator("a", Lazy::new, FORWARD, source);
        harness.operator("b", Recorder::new, FORWARD, harness.operator("c", Lazy::new, FORWARD, lazy));

        harness.run();

        assertThat(log.subList(0, 11))
                .containsExactly(
                        "a 1", "c 10", "b0 100", "b0 101", "b0 -10", "c 11", "b0 110", "b0 111", "b0 -11", "c -1",
                        "b0 -10");
        assertThat(log.indexOf("b0 ended")).isGreaterThan(log.lastIndexOf("b0 100"));
        assertThat(log.indexOf("b epoch last")).isGreaterThan(log.indexOf("b0 ended"));
    }

    @Test
    void leavesAChannelAloneUntilTheOthersBarriersHaveCome() {
        int left = harness.source("left", LongStream.range(0, 3).toArray());
        int right = harness.source("right", 10, 11);
        harness.operator("a", Recorder::new, GLOBAL, left, right);
        harness.open();
        stepUntilRows(0, 1);
        harness.task(0).startEpoch(1, 0);
        harness.runUntilWaiting(0);
        harness.runUntilWaiting(2);
        assertThat(log).contains("a0 0").doesNotContain("a0 1", "a epoch 1");

        harness.task(1).startEpoch(1, 0);
        harness.runUntilWaiting(1);
        harness.runUntilWaiting(2);

        assertThat(log).contains("a epoch 1", "epoch 1 is through", "a epoch last", "2/0 finished");
        assertThat(log.subList(0, log.indexOf("a epoch 1"))).doesNotContain("a0 1", "a0 2");
    }

    /** Steps a source until it has sent some batches. */
    private void stepUntilRows(int vertex, int batches) {
        while (harness.rowsOut(vertex) < batches) {
            harness.task(vertex).step();
        }
    }

    private void step(int vertex, int steps) {
        for (int i = 0; i < steps; i++) {
            harness.task(vertex).step();
        }
    }

    @Test
    void refusedInputsWaitAndBarriersOfTheOthersDoNot() {
        class LoadsInputOneFirst extends Recorder {
            private boolean loaded;

            LoadsInputOneFirst(OperatorContext context) {
                super(context);
            }

            @Override
            public boolean accepts(int input) {
                return input == 1 || loaded;
            }

            @Override
            public void inputEnded(int input, Output output) {
                loaded |= input == 1;
                super.inputEnded(input, output);
            }
        }
        int probe = harness.source("probe", 1);
        int build = harness.source("build", 10, 11);
        harness.operator("a", LoadsInputOneFirst::new, GLOBAL, probe, build);
        harness.open();
        harness.runUntilWaiting(0);
        stepUntilRows(1, 1);
        harness.task(1).startEpoch(1, 0);
        harness.runUntilWaiting(1);
        harness.runUntilWaiting(2);

        assertThat(log.stream().filter(line -> line.startsWith("a0") || line.startsWith("a1")))
                .containsExactly("a1 10", "a1 11", "a1 ended", "a0 1", "a0 ended");
        assertThat(log).endsWith("a close", "2/0 finished");
    }

    @Test
    void aProducerOfARefusedAndAWantedInputIsNotStopped() {
        class LoadsInputOneFirst extends Recorder {
            private boolean loaded;

            LoadsInputOneFirst(OperatorContext context) {
                super(context);
            }

            @Override
            public boolean accepts(int input) {
                return input == 1 || loaded;
            }

            @Override
            public void inputEnded(int input, Output output) {
                loaded |= input == 1;
            }
        }
        harness.channelBytes = 1;
        int source = harness.source("s", LongStream.range(0, 20).toArray());
        harness.operator("a", LoadsInputOneFirst::new, GLOBAL, source, source);
        harness.run();
        assertThat(log).contains("a1 19", "a0 19", "1/0 finished");
    }

    @Test
    void doesNothingWhileAChannelIsFull() {
        harness.channelBytes = 1;
        int source = harness.source("s", 1, 2, 3);
        harness.operator("a", Recorder::new, GLOBAL, source);
        harness.open();
        assertThat(harness.runUntilWaiting(0)).isEqualTo(Progress.Waiting.FOREVER);
        harness.runUntilWaiting(1);
        assertThat(log).containsExactly("a0 1");
        harness.runUntilWaiting(0);
        harness.runUntilWaiting(1);
        assertThat(log).containsExactly("a0 1", "a0 2");
    }

    @Test
    void wakesOperatorsAndReadsTheirMail() {
        class Sleeper extends Recorder {
            Sleeper(OperatorContext context) {
                super(context);
                context.mailbox().send(output -> output.emit(batch(7)));
            }

            @Override
            public void process(int input, Batch batch, Output output) {
                context.wakeUpAt(50);
                context.wakeUpAt(40);
            }

            @Override
            public void wakeUp(long nowMillis, Output output) {
                log.add("woken at " + nowMillis);
                output.emit(batch(nowMillis));
            }

            @Override
            public boolean finish(Output output) {
                return context.clock().millis() > 0;
            }
        }
        harness.epochs = new JobGraph.Epochs(true, 1000);
        int source = harness.source("s", 1);
        harness.operator("b", Recorder::new, FORWARD, harness.operator("a", Sleeper::new, FORWARD, source));
        harness.open();
        assertThat(harness.runUntilWaiting(0)).isEqualTo(new Progress.Waiting(40));
        assertThat(log).contains("b0 7").doesNotContain("b0 40");
        harness.clock.advanceTo(40);
        assertThat(harness.runUntilWaiting(0)).isEqualTo(Progress.Simple.FINISHED);
        assertThat(log).containsSubsequence("woken at 40", "b0 40", "wants epoch after 0", "b finish");
    }

    @Test
    void theFirstFailureEndsTheTaskEvenIfSomebodyCatchesIt() {
        class Fails extends Recorder {
            Fails(OperatorContext context) {
                super(context);
            }

            @Override
            public void process(int input, Batch batch, Output output) {
                throw new ArithmeticException("no");
            }
        }
        class Catches extends Recorder {
            Catches(OperatorContext context) {
                super(context);
            }

            @Override
            public void process(int input, Batch batch, Output output) {
                try {
                    output.emit(batch);
                } catch (RuntimeException e) {
                    log.add("caught " + e.getMessage());
                }
            }
        }
        int source = harness.source("s", 1, 2);
        harness.operator("b", Fails::new, FORWARD, harness.operator("a", Catches::new, FORWARD, source));
        harness.run();
        assertThat(log)
                .containsExactly(
                        "caught operator b: WEIR-JOB-0001: ArithmeticException: no",
                        "a close",
                        "b close",
                        "0/0 failed");
        assertThat(harness.failure).isInstanceOf(WeirException.class).hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatWasOpenedIsClosedWhenTheRestCannotBe() {
        int source = harness.source("s", 1);
        int first = harness.operator(
                "a",
                context -> {
                    throw new IllegalStateException("cannot open");
                },
                FORWARD,
                source);
        harness.operator("b", Recorder::new, FORWARD, first);
        harness.run();
        assertThat(log).containsExactly("b close", "0/0 failed");
        assertThat(harness.failure).hasMessage("operator a: WEIR-JOB-0001: IllegalStateException: cannot open");
    }

    @Test
    void cancellingClosesAndReportsNothingElse() {
        int source = harness.source("s", 1, 2, 3);
        harness.operator("a", Recorder::new, FORWARD, source);
        harness.open();
        step(0, 4);
        log.clear();
        harness.task(0).cancel();
        assertThat(harness.runUntilWaiting(0)).isEqualTo(Progress.Simple.FINISHED);
        assertThat(log).containsExactly("a close", "0/0 cancelled");
    }
}
