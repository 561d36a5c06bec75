package dev.weir.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An engine, with its options, that takes part in contests. */
interface Entrant {
    /** What tables and files call it. */
    String name();

    /** Whether it can do the job. */
    boolean takesPart(String job);

    /**
     * How to do a job in a process of its own, which ends when the job has.
     *
     * @param events how many events to read
     * @param folder for what the process needs besides
     * @param jvmOptions what its JVM has to be started with
     */
    Launch launch(String job, long events, Path folder, List<String> jvmOptions);

    /** A command line and the variables that it needs. */
    record Launch(List<String> command, Map<String, String> environment) {}
}
