package dev.weir.sql.connectors;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.state.StateTable;
import dev.weir.sql.error.SqlError;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a state in a checkpoint, read by one instance.
 *
 * @param checkpoint the folder of the checkpoint
 */
record StateSource(String checkpoint, String operator, String state, Schema schema) implements Source {
    private record Whole(String id) implements Split {}

    @Override
    public String describe() {
        return "State(" + checkpoint + ", " + operator + ", " + state + ")";
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new FixedSplits(List.of(new Whole(state)));
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new Reader();
    }

    private final class Reader implements SourceReader {
        private @Nullable Split split;
        private @Nullable Iterator<Batch> rows;

        @Override
        public void add(Split given) {
            split = given;
            StateTable table = StateConnector.read(checkpoint, operator, state);
            if (!table.schema().equals(schema)) {
                throw WeirException.of(
                        SqlError.INVALID_DEFINITION,
                        "state '%s' has the columns %s, the table %s",
                        state,
                        table.schema(),
                        schema);
            }
            rows = table.rows();
        }

        @Override
        public Status poll(SourceOutput output) {
            Split present = split;
            Iterator<Batch> left = rows;
            if (present == null || left == null) {
                return Status.NEEDS_SPLIT;
            }
            if (left.hasNext()) {
                output.emit(present, left.next());
                return Status.MORE;
            }
            output.splitFinished(present);
            split = null;
            rows = null;
            return Status.NEEDS_SPLIT;
        }
    }
}
