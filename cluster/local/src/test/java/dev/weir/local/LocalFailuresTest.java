package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.JobExecutor.RunningJob;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalFailuresTest {
    private static final Schema SCHEMA = Schema.of("n", DataTypes.BIGINT);

    /** Writers: a job that ends early may not have opened all. */
    private final AtomicInteger opened = new AtomicInteger();

    private final AtomicInteger closed = new AtomicInteger();

    /** A source that emits the same row for ever. */
    private record Endless() implements Source {
        record Only(String id) implements Split {}

        @Override
        public String describe() {
            return "Endless";
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public boolean isBounded() {
            return false;
        }

        @Override
        public Enumerator enumerator(int parallelism) {
            return () -> Collections.nCopies(parallelism, new Only("all"));
        }

        @Override
        public SourceReader reader(OperatorContext context) {
            Batch batch = Batch.ofRows(SCHEMA, List.of(Row.of(1L)));
            return new SourceReader() {
                @Override
                public void add(Split split) {}

                @Override
                public Status poll(SourceOutput output) {
                    output.emit(new Only("all"), batch);
                    return Status.MORE;
                }
            };
        }
    }

    private record Calling(java.util.function.Consumer<Batch> code, Runnable onOpen, Runnable onClose) implements Sink {
        @Override
        public String describe() {
            return "Calling";
        }

        @Override
        public Writer writer(OperatorContext context) {
            onOpen.run();
            return new Writer() {
                @Override
                public void write(Batch batch) {
                    code.accept(batch);
                }

                @Override
                public void close() {
                    onClose.run();
                }
            };
        }
    }

    private RunningJob submit(Source source, java.util.function.Consumer<Batch> code) {
        JobGraph.Builder builder = new JobGraph.Builder();
        int from = builder.source("endless", 2, source, null);
        int to = builder.sink("out", 2, new Calling(code, opened::incrementAndGet, closed::incrementAndGet));
        builder.connect(from, to, 0, new Partitioning.Rebalance());
        return JobExecutor.load()
                .submit(builder.build(
                        "test", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, 1, Configuration.EMPTY));
    }

    @Test
    void noSavepointIsWaitedForInVain() throws Exception {
        RunningJob job = submit(new Endless(), batch -> {});
        assertThatThrownBy(
                        () -> job.savepoint(JobExecutor.SavepointMode.CONTINUE).get(10, TimeUnit.SECONDS))
                .hasMessageContaining("WEIR-CHECKPOINT-0008");
        job.cancel();
        job.completion().get(10, TimeUnit.SECONDS);
        assertThatThrownBy(
                        () -> job.savepoint(JobExecutor.SavepointMode.CONTINUE).get(10, TimeUnit.SECONDS))
                .hasMessageContaining("has ended");
    }

    @Test
    void anEndlessJobCanBeCancelled() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        RunningJob job = submit(new Endless(), batch -> runs.countDown());
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        job.cancel();
        job.cancel();
        assertThat(job.completion().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.CANCELLED);
        assertThat(closed).hasPositiveValue().hasValue(opened.get());
        job.cancel();
    }

    @Test
    void codeThatBlocksIsInterrupted() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        RunningJob job = submit(new Endless(), batch -> {
            runs.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        job.cancel();
        assertThat(job.completion().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.CANCELLED);
        assertThat(closed).hasPositiveValue().hasValue(opened.get());
    }

    @Test
    void aFailureNamesTheOperatorAndKeepsTheCause() {
        RunningJob job = submit(new Endless(), batch -> {
            throw new IllegalStateException("disk full");
        });
        assertThatThrownBy(() -> job.completion().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(WeirException.class)
                .hasMessage("operator out: WEIR-JOB-0001: IllegalStateException: disk full")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(closed.get()).isLessThanOrEqualTo(2);
    }

    /** A source that cannot say what there is to read. */
    private record Unlistable() implements Source {
        @Override
        public String describe() {
            return "Unlistable";
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public boolean isBounded() {
            return true;
        }

        @Override
        public Enumerator enumerator(int parallelism) {
            throw new IllegalStateException("no such folder");
        }

        @Override
        public SourceReader reader(OperatorContext context) {
            return new Endless().reader(context);
        }
    }

    @Test
    void aSourceThatCannotBeListedFailsTheJob() {
        RunningJob job = submit(new Unlistable(), batch -> {});
        assertThatThrownBy(() -> job.completion().get(10, TimeUnit.SECONDS))
                .cause()
                .hasMessageStartingWith("operator endless: WEIR-LOCAL-0001: cannot list what is to be read")
                .hasMessageContaining("no such folder");
    }
}
