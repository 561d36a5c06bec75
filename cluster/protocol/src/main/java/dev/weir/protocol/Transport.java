package dev.weir.protocol;

/**
 * Carries messages between a coordinator and a worker. Messages from one sender to one receiver arrive in order, each
 * once, however late. Any thread may send; sending never blocks and never calls the receiver on the sender's stack.
 *
 * <p>Coordinator and worker rely on it: nothing is sent again, and no receiver looks for doubles. A transport over a
 * network, where messages are lost, doubled and overtake each other, has to number and repeat them, as
 * {@link dev.weir.protocol.link.LinkSender} does; where it cannot bring one through any more, the connection counts as
 * lost and so does the worker: its tasks fail, and the job goes on with its newest checkpoint.
 */
public interface Transport {
    /** Sends to the worker. */
    void send(ToWorker message);

    /** Sends to the coordinator. */
    void send(ToCoordinator message);
}
