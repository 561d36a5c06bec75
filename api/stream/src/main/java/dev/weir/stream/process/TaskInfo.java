package dev.weir.stream.process;

/**
 * Which parallel instance a function belongs to.
 *
 * @param name the operator's name
 * @param subtask from 0
 * @param parallelism number of instances
 * @param maxParallelism number of key groups
 */
public record TaskInfo(String name, int subtask, int parallelism, int maxParallelism) {
    public String getTaskName() {
        return name;
    }

    public int getIndexOfThisSubtask() {
        return subtask;
    }

    public int getNumberOfParallelSubtasks() {
        return parallelism;
    }

    public int getMaxNumberOfParallelSubtasks() {
        return maxParallelism;
    }

    public int getAttemptNumber() {
        return 0;
    }

    public String getTaskNameWithSubtasks() {
        return name + " (" + (subtask + 1) + "/" + parallelism + ")";
    }
}
