package dev.weir.stream.operators;

import dev.weir.base.Clock;
import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Completes a savepoint when all that belongs to it is written: it is there as a whole, or not at all. */
public record SavepointSink(SavepointTarget target) implements Sink {
    @Override
    public String describe() {
        return "Savepoint(" + target.folder() + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        return new Completion(target, context.clock());
    }

    private static final class Completion implements Writer {
        private final SavepointTarget target;
        private final Clock clock;
        private final long startedMillis;
        private final List<NodeSnapshot> made = new ArrayList<>();

        Completion(SavepointTarget target, Clock clock) {
            this.target = target;
            this.clock = clock;
            startedMillis = clock.millis();
        }

        @Override
        public void write(Batch batch) {
            @Nullable Object[] values = Records.values(batch, 0);
            for (int i = 0; i < batch.size(); i++) {
                made.add((NodeSnapshot) Objects.requireNonNull(values[batch.row(i)]));
            }
        }

        @Override
        public void finish() {
            Checkpoint rest = target.rest();
            List<NodeSnapshot> nodes = new ArrayList<>(rest.nodes());
            nodes.addAll(made);
            Checkpoint savepoint = new Checkpoint(
                    rest.id(),
                    rest.job(),
                    Checkpoint.Kind.SAVEPOINT,
                    startedMillis,
                    clock.millis(),
                    rest.maxParallelism(),
                    nodes,
                    rest.sources(),
                    rest.uncommitted());
            target.directory().verify(savepoint);
            target.directory().store(savepoint);
        }
    }
}
