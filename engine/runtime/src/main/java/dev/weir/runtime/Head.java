package dev.weir.runtime;

/** Where a task's work comes from: a source, or the channels of its inputs. */
interface Head {
    /** Takes one piece of work; false when there is none now. Called when all members of the task are clear. */
    boolean advance(long nowMillis);

    /** When it wants to be asked again without being woken. */
    long deadline();

    /** Processing was held up for a while by consumers: time in which nothing could have happened. */
    void heldUp(long millis);

    /** Whether everything that came in has been processed and no more comes. */
    boolean isFinished();

    /**
     * A checkpoint does not wait for what lies in channels: cuts the task now, unless it has been cut for it. Called
     * when all members of the task are clear; room in outputs is not needed.
     *
     * @return false when something in the task's mail comes before that
     */
    boolean overtake(long checkpoint);

    /** Looks for what else belongs to a checkpoint that has overtaken; whether anything was found. */
    boolean record();

    /** The newest epoch whose barrier has been sent into the task. */
    long epoch();
}
