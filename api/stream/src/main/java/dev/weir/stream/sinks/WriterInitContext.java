package dev.weir.stream.sinks;

import dev.weir.stream.process.TaskInfo;

/** What a writer is told of its surroundings. */
public interface WriterInitContext {
    /** Which instance it is. */
    TaskInfo getTaskInfo();
}
