package dev.weir.stream;

/** The beginning of the making of an operator's state. */
public final class OperatorTransformation {
    private OperatorTransformation() {}

    /** State is made of these records; the stream has an end. */
    public static <T> OneInputStateTransformation<T> bootstrapWith(DataStream<T> stream) {
        return new OneInputStateTransformation<>(stream);
    }
}
