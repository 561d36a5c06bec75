package dev.weir.stream;

/** The end of a stream. */
public final class DataStreamSink<T> {
    private final Transformation step;

    DataStreamSink(Transformation step) {
        this.step = step;
    }

    /** Sets the name that metrics, messages and plans use. */
    public DataStreamSink<T> name(String name) {
        step.setName(name);
        return this;
    }

    /**
     * Names the step's state in checkpoints: a job that is restored takes it over wherever the step is then, and
     * whatever it is called. Unique within the job. Without it the name is used, with a number if several steps share
     * it.
     */
    public DataStreamSink<T> uid(String uid) {
        step.setUid(uid);
        return this;
    }

    /** Sets the number of instances. */
    public DataStreamSink<T> setParallelism(int parallelism) {
        step.setParallelism(parallelism);
        return this;
    }
}
