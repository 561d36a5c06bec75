package dev.weir.stream.process;

/**
 * Makes the keyed state of an operator from records, for a savepoint: it asks for the states that the operator's
 * function asks for, under the same names, and fills them. Timers that it sets fire in the job that begins with the
 * savepoint, never here.
 */
public abstract class KeyedStateBootstrapFunction<K, I> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /** Takes a record; states are those of its key. */
    public abstract void processElement(I value, Context ctx) throws Exception;

    /** The record's surroundings; valid during the call only. */
    public abstract class Context {
        public abstract TimerService timerService();

        public abstract K getCurrentKey();
    }
}
