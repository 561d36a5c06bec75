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

    /** The newest epoch whose barrier has been sent into the task. */
    long epoch();
}
