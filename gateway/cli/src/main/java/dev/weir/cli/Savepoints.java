package dev.weir.cli;

import dev.weir.base.FileStores;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes savepoints of running jobs. */
final class Savepoints {
    private Savepoints() {}

    /**
     * Makes one.
     *
     * @param word {@link RunningJobs#SAVEPOINT}, {@link RunningJobs#STOP} or {@link RunningJobs#DRAIN}
     * @param target a folder that takes a copy; null for none
     */
    static void make(Console console, RunningJobs jobs, String wanted, String word, @Nullable String target) {
        RunningJobs.Found job = jobs.find(wanted);
        String place = jobs.command(job, word);
        if (word.equals(RunningJobs.STOP)) {
            console.note("job '" + job.name() + "' ends with a savepoint");
        } else if (word.equals(RunningJobs.DRAIN)) {
            console.note("job '" + job.name() + "' has ended its input and finished; its output is committed");
        }
        if (target != null) {
            CheckpointPlace made = CheckpointPlace.ofPath(place);
            CheckpointDirectory copies = new CheckpointDirectory(FileStores.at(target, Path.of("")));
            Checkpoint copy = copies.adopt(made.store(), made.id(), job.name());
            place = JobServer.absolute(copies.describe(copy.id()));
        }
        console.line(place);
    }
}
