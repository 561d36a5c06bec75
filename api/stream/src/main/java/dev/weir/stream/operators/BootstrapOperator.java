package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has a function make state from records; when the input has ended, writes that into the savepoint, and emits the
 * {@link NodeSnapshot} that says so. Time passes by: no timer fires.
 */
public final class BootstrapOperator implements FunctionOperator {
    /**
     * Plan node.
     *
     * @param records calls the function
     * @param uid of the operator whose state is made
     * @param target where the savepoint is to be
     * @param number tells the files of the savepoint's operators apart
     */
    public record Factory(RecordOperator.Factory records, String uid, SavepointTarget target, int number)
            implements OperatorFactory {
        @Override
        public String describe() {
            return "Bootstrap(" + records.describe() + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return GuardedOperator.open(context.name(), new BootstrapOperator(this, context));
        }
    }

    private final Factory plan;
    private final OperatorContext context;
    private final RecordOperator records;
    private final Emitter emitter = new Emitter(List.of());
    private @Nullable StateSnapshot frozen;
    private @Nullable List<StateBlob> written;
    private @Nullable WeirException failure;
    private boolean prepared;

    private BootstrapOperator(Factory plan, OperatorContext context) {
        this.plan = plan;
        this.context = context;
        records = plan.records().instance(context);
    }

    @Override
    public Object function() {
        return records.function();
    }

    @Override
    public void open() throws Exception {
        records.open();
    }

    @Override
    public void process(int input, Batch batch, Output output) throws Exception {
        records.process(input, batch, output);
    }

    @Override
    public boolean finish(Output output) {
        if (failure != null) {
            throw failure;
        }
        if (frozen == null) {
            frozen = context.state().freeze(plan.target().id());
        }
        if (!prepared) {
            if (frozen.prepare()) {
                askAgain();
                return false;
            }
            prepared = true;
            StateSnapshot snapshot = frozen;
            context.launch("savepoint of " + context.name(), () -> write(snapshot));
        }
        if (written == null) {
            return false;
        }
        frozen.release();
        emitter.begin(output);
        emitter.collect(snapshot(written));
        emitter.end();
        return true;
    }

    private void askAgain() {
        context.mailbox().send(output -> {});
    }

    private void write(StateSnapshot snapshot) {
        BlobStore blobs = plan.target().directory().blobs(plan.target().id(), plan.number(), context.subtask());
        try {
            List<StateBlob> parts = snapshot.write(blobs);
            context.mailbox().send(output -> written = parts);
        } catch (Throwable thrown) { // Of whatever kind, it has to end the task, which would wait for ever.
            WeirException error = WeirException.of(
                            CheckpointError.STORE_FAILED, "the state of '%s' cannot be written: %s", plan.uid(), thrown)
                    .causedBy(thrown);
            context.mailbox().send(output -> failure = error);
        }
    }

    private NodeSnapshot snapshot(List<StateBlob> state) {
        return new NodeSnapshot(
                plan.uid(),
                plan.uid(),
                context.subtask(),
                context.parallelism(),
                false,
                Watermarks.MIN,
                state,
                List.of(),
                List.of(),
                null);
    }

    @Override
    public void close() throws Exception {
        records.close();
    }
}
