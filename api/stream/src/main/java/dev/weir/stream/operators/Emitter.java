package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Output;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a function emits into batches: the main output and side outputs. Every record gets the timestamp that is
 * current when it is emitted. Used between {@link #begin} and {@link #end} of one call.
 */
final class Emitter implements Collector<Object> {
    private final RecordBuffer main = new RecordBuffer();
    private final Map<OutputTag<?>, RecordBuffer> sides = new HashMap<>();
    private @Nullable Output output;
    private long timestamp = Batch.NO_TIMESTAMP;

    /** An emitter whose side outputs are numbered from 1 in the order of their tags. */
    Emitter(List<OutputTag<?>> tags) {
        for (int i = 0; i < tags.size(); i++) {
            sides.put(tags.get(i), new RecordBuffer(i + 1));
        }
    }

    /** Says where to emit to. */
    void begin(Output target) {
        output = target;
    }

    /** Emits what is left; nothing can be emitted until the next {@link #begin}. */
    void end() {
        Output target = target();
        main.flush(target);
        sides.values().forEach(side -> side.flush(target));
        output = null;
    }

    /** The timestamp of what is emitted from now on. */
    void setTimestamp(long millis) {
        timestamp = millis;
    }

    long timestamp() {
        return timestamp;
    }

    @Override
    public void collect(Object record) {
        if (main.add(record, timestamp)) {
            main.flush(target());
        }
    }

    /** Emits to a side output; to one that nobody reads nothing is emitted. */
    <X> void collect(OutputTag<X> tag, X record) {
        RecordBuffer side = sides.get(tag);
        if (side != null && side.add(record, timestamp)) {
            side.flush(target());
        }
    }

    private Output target() {
        return Objects.requireNonNull(output, "records can be emitted during a call of the function only");
    }
}
