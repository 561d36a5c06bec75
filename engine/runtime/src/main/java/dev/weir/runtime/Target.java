package dev.weir.runtime;

import dev.weir.data.Batch;

/** Where the elements of one output edge go: into the next stage of the same task, or into channels. */
interface Target {
    /** Rows. */
    void rows(Batch batch);

    /** Anything but rows. */
    void signal(Element element);
}
