package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.windows.Evictor;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import org.jspecify.annotations.Nullable;

/**
 * What a window operator is made of.
 *
 * @param evictor null for none
 * @param latenessMillis how long a window is kept behind its end for late records
 * @param lateOutput where records go that come too late for all their windows; null counts them only
 */
public record WindowSpec(
        WindowAssigner<Object, Window> assigner,
        Trigger<Object, Window> trigger,
        @Nullable Evictor<Object, Window> evictor,
        long latenessMillis,
        @Nullable OutputTag<Object> lateOutput,
        WindowContent content,
        WindowCall call)
        implements Function {
    private static final long serialVersionUID = 1L;
}
