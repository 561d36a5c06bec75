package dev.weir.stream.sinks;

/** No buckets: all files lie in the sink's folder. */
public record BasePathBucketAssigner<T>() implements BucketAssigner<T, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String getBucketId(T element, Context context) {
        return "";
    }
}
