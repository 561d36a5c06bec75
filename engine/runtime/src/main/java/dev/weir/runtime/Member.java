package dev.weir.runtime;

import dev.weir.dataflow.OperatorContext;

/** A node that runs in a task: the source or a stage. */
interface Member {
    /** The node's name. */
    String name();

    StageContext context();

    StageOutput output();

    /** Whether nothing waits in it to be handled or sent. */
    boolean isClear();

    /** Handles or sends the next piece of what waits; false when there is none, or when it cannot be handled now. */
    boolean drain();

    /** The time that the node asked for has come. */
    void wakeUp(long nowMillis);

    /** Runs mail to the node; what comes after the node has finished is dropped. */
    void read(OperatorContext.Mail mail);

    /**
     * Freezes what the node has.
     *
     * @param end whether the node has finished: then nothing is left but what a sink has prepared
     */
    NodeCut cut(long checkpoint, boolean end);

    /** A checkpoint of which the node was part is durable, or given up. */
    void settled(long checkpoint, boolean completed);

    /** Frees what the node holds. */
    void close();
}
