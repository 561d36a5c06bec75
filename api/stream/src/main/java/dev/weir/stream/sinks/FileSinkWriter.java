package dev.weir.stream.sinks;

import dev.weir.base.ByteWriter;
import dev.weir.base.Clock;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.ObjectColumn;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.connect.PartFiles;
import dev.weir.dataflow.connect.PendingFile;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Divides elements among the files that are open, one a bucket. Owned by its task's thread. */
final class FileSinkWriter<T> implements Sink.Writer, BucketAssigner.Context {
    private final Path folder;
    private final FileSink.Parts<T> parts;
    private final OperatorContext context;
    private final Clock clock;
    private final PartFiles names;
    private final Map<String, BucketFile<T>> open = new LinkedHashMap<>();
    /** Files that belong to the next checkpoint, and whose end is being written. */
    private final List<CompletableFuture<PendingFile>> pending = new ArrayList<>();

    private long now;
    private long watermark = Watermarks.MIN;
    private long timestamp = Batch.NO_TIMESTAMP;

    FileSinkWriter(Path folder, String id, FileSink.Parts<T> parts, OperatorContext context) {
        this.folder = folder;
        this.parts = parts;
        this.context = context;
        this.clock = context.clock();
        this.names = new PartFiles(folder, id, context);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // A null element is the user's affair.
    public void write(Batch batch) {
        @Nullable Object[] elements = ((ObjectColumn) batch.column(0).flat()).values();
        long[] timestamps = batch.timestamps();
        now = clock.millis();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            timestamp = timestamps == null ? Batch.NO_TIMESTAMP : timestamps[row];
            try {
                add((T) elements[row]);
            } catch (WeirException coded) {
                throw coded.atIfAbsent(new Position.PlanNode(context.name()));
            }
        }
    }

    private void add(T element) {
        String bucket = bucketOf(element);
        BucketFile<T> file = open.get(bucket);
        if (file == null) {
            file = begin(bucket);
            open.put(bucket, file);
        }
        file.add(element, now);
        if (isComplete(file, element)) {
            open.remove(bucket);
            close(file);
        }
    }

    private String bucketOf(T element) {
        try {
            return String.valueOf(parts.buckets().getBucketId(element, this));
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(parts.buckets(), failure);
        }
    }

    private boolean isComplete(BucketFile<T> file, T element) {
        try {
            return parts.rolling().shouldRollOnEvent(file, element);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(parts.rolling(), failure);
        }
    }

    private BucketFile<T> begin(String bucket) {
        Path target = folder.resolve(bucket).normalize();
        if (!target.startsWith(folder)) {
            throw WeirException.of(StreamError.INPUT_OUTPUT, "bucket '%s' is no folder within '%s'", bucket, folder);
        }
        context.wakeUpAt(now + parts.checkMillis());
        return new BucketFile<>(bucket, names.next(target, parts.encoding().extension()), parts.encoding(), now);
    }

    @Override
    public void watermark(long millis) {
        watermark = millis;
    }

    /** Files grow old while no elements come. */
    @Override
    public void wakeUp(long nowMillis) {
        for (Iterator<BucketFile<T>> files = open.values().iterator(); files.hasNext(); ) {
            BucketFile<T> file = files.next();
            if (isComplete(file, nowMillis)) {
                files.remove();
                close(file);
            }
        }
        if (!open.isEmpty()) {
            context.wakeUpAt(nowMillis + parts.checkMillis());
        }
    }

    private boolean isComplete(BucketFile<T> file, long nowMillis) {
        try {
            return parts.rolling().shouldRollOnProcessingTime(file, nowMillis);
        } catch (Throwable failure) {
            throw FunctionFailure.of(context.name(), parts.rolling(), failure);
        }
    }

    /** With checkpoints a file waits for the next one; its end is written elsewhere, as that may take time. */
    private void close(BucketFile<T> file) {
        if (!context.hasCheckpoints()) {
            file.complete();
            return;
        }
        CompletableFuture<PendingFile> prepared = new CompletableFuture<>();
        pending.add(prepared);
        context.launch("complete " + file.name(), () -> {
            try {
                prepared.complete(file.prepare());
            } catch (Throwable thrown) {
                prepared.completeExceptionally(thrown);
            }
        });
    }

    @Override
    public CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
        open.values().forEach(this::close);
        open.clear();
        names.prepared(checkpoint);
        List<CompletableFuture<PendingFile>> files = List.copyOf(pending);
        pending.clear();
        CompletableFuture<List<byte[]>> prepared = new CompletableFuture<>();
        CompletableFuture<Void> _ = CompletableFuture.allOf(files.toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> {
                    if (failure == null) {
                        prepared.complete(files.stream()
                                .map(file -> committable(file.resultNow()))
                                .toList());
                    } else {
                        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
                        prepared.completeExceptionally(wrapped ? failure.getCause() : failure);
                    }
                });
        return prepared;
    }

    private byte[] committable(PendingFile file) {
        return new ByteWriter(PublishedFiles.VERSION)
                .text(folder.relativize(file.folder()).toString())
                .text(file.hiddenName())
                .text(file.visibleName())
                .toBytes();
    }

    @Override
    public void finish() {
        if (!context.hasCheckpoints()) {
            open.values().forEach(BucketFile::complete);
            open.clear();
        }
    }

    /** What was prepared stays: a checkpoint may name it. */
    @Override
    public void close() {
        open.values().forEach(BucketFile::discard);
        open.clear();
    }

    @Override
    public long currentProcessingTime() {
        return now;
    }

    @Override
    public long currentWatermark() {
        return watermark;
    }

    @Override
    public @Nullable Long timestamp() {
        return timestamp == Batch.NO_TIMESTAMP ? null : timestamp;
    }
}
