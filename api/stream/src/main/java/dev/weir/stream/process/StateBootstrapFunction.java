package dev.weir.stream.process;

/**
 * Makes the lists of an operator's instances from records, for a savepoint: it has the states that the operator's
 * function has, under the same names.
 */
public abstract class StateBootstrapFunction<I> extends AbstractRichFunction implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Takes a record. */
    public abstract void processElement(I value, Context ctx) throws Exception;

    /** The record's surroundings; valid during the call only. */
    public interface Context {
        long currentProcessingTime();
    }
}
