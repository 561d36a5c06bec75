package dev.weir.stream.sinks;

import dev.weir.base.Seeds;
import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.serialization.SerializedCopies;
import dev.weir.stream.functions.StreamError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes the elements of a stream to files, in a folder a bucket. A file is hidden while it grows and is given its name
 * when it is complete; in jobs with checkpoints, when one is that counts its elements, so that each of them is in one
 * visible file, once, whenever the job dies. All files are complete at each checkpoint, and before that when the
 * {@link RollingPolicy} says so. Encoder, assigner and policy are copied for each instance.
 */
public final class FileSink<T> implements Sink {
    private static final Duration CHECK = Duration.ofMinutes(1);

    private final String id = "%016x".formatted(Seeds.fresh());
    private final Path folder;
    private final Parts<T> parts;

    /** What an instance uses a copy of. */
    record Parts<T>(
            ElementEncoding<T> encoding,
            BucketAssigner<? super T, ?> buckets,
            RollingPolicy<? super T> rolling,
            long checkMillis) {
        Parts<T> copy() throws IOException, ClassNotFoundException {
            return new Parts<>(
                    encoding.copy(), SerializedCopies.copy(buckets), SerializedCopies.copy(rolling), checkMillis);
        }
    }

    private FileSink(Path folder, Parts<T> parts) {
        this.folder = folder;
        this.parts = parts;
    }

    /** A sink that writes elements one by one, such as lines. */
    public static <T> Builder<T> forRowFormat(Path folder, Encoder<T> encoder) {
        return new Builder<>(folder, new ElementEncoding.Rows<>(encoder, ""), DefaultRollingPolicy.create());
    }

    /** A sink of files that are a whole, such as Parquet: see {@link TableFormat}. */
    public static <T> Builder<T> forBulkFormat(Path folder, BulkWriter.Factory<T> factory) {
        return new Builder<>(folder, new ElementEncoding.Bulk<>(factory), OnCheckpointRollingPolicy.build());
    }

    /**
     * Gathers what the sink needs to know. Unless told otherwise, buckets are hours of processing time, as Flink's,
     * files of rows are complete at 128 MiB or after a minute, and files of a bulk format at checkpoints.
     */
    public static final class Builder<T> {
        private final Path folder;
        private ElementEncoding<T> encoding;
        private BucketAssigner<? super T, ?> buckets = new DateTimeBucketAssigner<T>();
        private RollingPolicy<? super T> rolling;
        private Duration check = CHECK;

        private Builder(Path folder, ElementEncoding<T> encoding, RollingPolicy<? super T> rolling) {
            this.folder = folder;
            this.encoding = encoding;
            this.rolling = rolling;
        }

        /** Decides to which bucket an element goes. */
        public Builder<T> withBucketAssigner(BucketAssigner<? super T, ?> assigner) {
            buckets = assigner;
            return this;
        }

        /** Decides when a file is complete, beside checkpoints. */
        public Builder<T> withRollingPolicy(RollingPolicy<? super T> policy) {
            rolling = policy;
            return this;
        }

        /** How often the policy is asked about time. */
        public Builder<T> withBucketCheckInterval(long millis) {
            check = Duration.ofMillis(Math.max(1, millis));
            return this;
        }

        /** What the names of files end with, such as {@code .txt}. */
        public Builder<T> withPartSuffix(String suffix) {
            encoding = encoding.withExtension(suffix);
            return this;
        }

        /** The sink. Fails when something cannot be copied. */
        public FileSink<T> build() {
            Parts<T> parts = new Parts<>(encoding, buckets, rolling, check.toMillis());
            try {
                parts.copy();
            } catch (IOException | ClassNotFoundException failure) {
                throw notCopied(failure);
            }
            return new FileSink<>(folder.toAbsolutePath().normalize(), parts);
        }
    }

    private static WeirException notCopied(Exception failure) {
        return WeirException.of(
                        StreamError.FUNCTION_NOT_SERIALIZABLE,
                        "the parts of a file sink cannot be copied for its parallel instances: %s",
                        SerializedCopies.reason(failure))
                .hint("declare the class java.io.Serializable")
                .causedBy(failure);
    }

    @Override
    public String describe() {
        return "FileSink(" + folder + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        try {
            return new FileSinkWriter<>(folder, id, parts.copy(), context);
        } catch (IOException | ClassNotFoundException failure) {
            throw notCopied(failure);
        }
    }

    @Override
    public Optional<Committer> committer() {
        return Optional.of(new PublishedFiles(folder));
    }
}
