package dev.weir.bench.loops;

import dev.weir.base.Configuration;
import dev.weir.nexmark.NexmarkEvents;
import java.util.Map;
import java.util.function.Supplier;

/** Runs a query as a loop: {@code LoopMain <query> <events> <events per second of event time> (print | none)}. */
public final class LoopMain {
    /** The queries that there are as loops. */
    private static final Map<String, Supplier<Loop>> LOOPS = Map.of(
            "q0", () -> new PassThroughLoop(false),
            "q1", () -> new PassThroughLoop(true),
            "q2", SelectionLoop::new,
            "q5", HotItemsLoop::new,
            "q7", HighestBidLoop::new,
            "q8", NewUsersLoop::new,
            "q15", StatisticsLoop::new,
            "q18", LastBidsLoop::new);

    private LoopMain() {}

    /** Whether there is a loop for a query. */
    public static boolean has(String query) {
        return LOOPS.containsKey(query);
    }

    public static void main(String[] arguments) {
        Supplier<Loop> maker = LOOPS.get(arguments[0]);
        if (maker == null) {
            throw new IllegalArgumentException("there is no loop for " + arguments[0]);
        }
        Loop loop = maker.get();
        NexmarkEvents events = NexmarkEvents.of(
                loop.columns(),
                new Configuration(Map.of("events.num", arguments[1], "first-event.rate", arguments[2])));
        DiscardedRows discarded = new DiscardedRows();
        RowWriter out = arguments[3].equals("print") ? new PrintedRows(arguments[0], System.out) : discarded;
        for (long first = 0; first < events.count(); first += NexmarkEvents.BLOCK) {
            int count = (int) Math.min(NexmarkEvents.BLOCK, events.count() - first);
            loop.events(new EventBatch(events.batch(first, count)), out);
        }
        loop.finish(out);
        System.err.println("all results together: " + discarded.seen());
    }
}
