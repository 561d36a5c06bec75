package dev.weir.stream;

/** A stream that comes from a source. */
public final class DataStreamSource<T> extends SingleOutputStreamOperator<T> {
    DataStreamSource(StreamExecutionEnvironment environment, Transformation source) {
        super(environment, source);
    }
}
