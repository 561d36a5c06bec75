package dev.weir.dataflow;

import dev.weir.data.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plan node of a source: immutable, printed by EXPLAIN. Its input is divided into {@link Split}s, found by one
 * {@link Enumerator} a job and read by {@link SourceReader}s, one an instance, each of which asks for a split when it
 * has room.
 */
public interface Source {
    /** What is read, as EXPLAIN prints it. */
    String describe();

    /** The schema of the batches. */
    Schema schema();

    /** Whether the input has an end. */
    boolean isBounded();

    /** Makes the enumerator; called once an attempt to run the job, by the coordinator. */
    Enumerator enumerator(int parallelism);

    /** How splits are written to checkpoints; empty when the source cannot go on where it was. */
    default Optional<SplitCodec> splitCodec() {
        return Optional.empty();
    }

    /** Makes the reader of one instance; called on its own thread. */
    SourceReader reader(OperatorContext context);

    /**
     * A part of the input that one reader reads, or what is left of it: a split says where to begin. Immutable; equal
     * contents are equal.
     */
    interface Split {
        /** Unique within the source, stable across restarts, and the same wherever in the split reading begins. */
        String id();
    }

    /** Writes splits to checkpoints and reads them. What it wrote once, later versions of it can read. */
    interface SplitCodec {
        /** A split as bytes. */
        byte[] encode(Split split);

        /** The split of those bytes. */
        Split decode(byte[] bytes);
    }

    /** Finds splits. May block: the coordinator calls it on a thread of its own. */
    interface Enumerator extends AutoCloseable {
        /**
         * The splits that have appeared since the last call, in the order in which they should be read. An instance
         * reads several one after the other when there are more than instances; rows of a later one that are older than
         * the watermark which an earlier one has reached are late.
         */
        List<? extends Split> discover();

        /**
         * What it knows of the splits that it has given out so far, for a checkpoint: enough for another enumerator to
         * find only those that it has not. Called between calls of {@link #discover}.
         */
        default byte[] snapshot() {
            return new byte[0];
        }

        /** Begins where another was when it gave this snapshot. Called before anything else, if at all. */
        default void restore(byte[] snapshot) {}

        /** How often to look for more; empty when the first call has told all. */
        default Optional<Duration> interval() {
            return Optional.empty();
        }

        @Override
        default void close() {}
    }

    /** A source of which only some columns are wanted can leave the others undecoded. */
    interface Projectable extends Source {
        /** The same source with only the given columns, in that order. */
        Source project(int... columns);
    }

    /** A source that can leave fields of its ROW columns undecoded, too. */
    interface FieldProjectable extends Projectable {
        /**
         * The same source with the same columns and types, with anything in the place of fields that are not read.
         *
         * @param read by a column's index, the names of its fields that are read; of other columns all are
         */
        Source readingFields(Map<Integer, Set<String>> read);
    }
}
