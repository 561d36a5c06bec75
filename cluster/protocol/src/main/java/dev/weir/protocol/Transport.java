package dev.weir.protocol;

/**
 * Carries messages between a coordinator and a worker. Messages from one sender to one receiver arrive in order, each
 * once. Any thread may send; sending never blocks and never calls the receiver on the sender's stack.
 */
public interface Transport {
    /** Sends to the worker. */
    void send(ToWorker message);

    /** Sends to the coordinator. */
    void send(ToCoordinator message);
}
