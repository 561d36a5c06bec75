package dev.weir.protocol.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The receiving end of one direction of a connection: hands messages over in the order in which they were sent, each
 * once, however they come. After each frame {@link #expected} is to be sent back. One thread.
 */
public final class LinkReceiver<M> {
    private final Map<Long, M> early = new HashMap<>();
    private long expected;

    /** What can be handed over now that this has come. */
    public List<M> receive(Frame<M> frame) {
        if (frame.number() >= expected) {
            early.put(frame.number(), frame.message());
        }
        List<M> inOrder = new ArrayList<>();
        for (M message = early.remove(expected); message != null; message = early.remove(expected)) {
            inOrder.add(message);
            expected++;
        }
        return inOrder;
    }

    /** The number of the first message that has not come: acknowledges all before it. */
    public long expected() {
        return expected;
    }
}
