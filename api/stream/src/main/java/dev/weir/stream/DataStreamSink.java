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

    /** Names the step's state. */
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
