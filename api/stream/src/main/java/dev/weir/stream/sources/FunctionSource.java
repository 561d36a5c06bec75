package dev.weir.stream.sources;

import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.List;

/**
 * Runs a {@link SourceFunction} on a virtual thread, one in the job. Functions cannot say where they are, so that
 * nothing is replayed: a restored job runs the function anew, from its beginning.
 */
public final class FunctionSource<T> implements Source {
    private final SourceFunction<T> function;

    public FunctionSource(SourceFunction<T> function) {
        this.function = function;
    }

    @Override
    public String describe() {
        return "Function(" + function.getClass().getName() + ")";
    }

    @Override
    public Schema schema() {
        return Schema.ofObjects("Object");
    }

    @Override
    public boolean isBounded() {
        return false;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new FixedSplits(List.of(new SingleSplit("function")));
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new FunctionReader<>(context, function);
    }
}
