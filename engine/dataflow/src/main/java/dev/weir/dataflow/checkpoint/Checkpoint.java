package dev.weir.dataflow.checkpoint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A consistent cut of a job that is durable: what is needed to go on from there. Immutable.
 *
 * @param id grows over all attempts to run the job
 * @param job the job's name
 * @param kind why it was made
 * @param startedMillis when its barriers were sent
 * @param completedMillis when everything had been written
 * @param maxParallelism the number of key groups
 * @param nodes a snapshot for every instance of every node
 * @param sources what the coordinator knew of each source that can go on
 * @param uncommitted what sinks had prepared, by the sink's uid, and was not known to be committed; in the order of
 *     preparation
 */
public record Checkpoint(
        long id,
        String job,
        Kind kind,
        long startedMillis,
        long completedMillis,
        int maxParallelism,
        List<NodeSnapshot> nodes,
        List<SourceSnapshot> sources,
        Map<String, List<byte[]>> uncommitted) {
    public Checkpoint {
        nodes = List.copyOf(nodes);
        sources = List.copyOf(sources);
        uncommitted = Map.copyOf(uncommitted);
    }

    /** Why a checkpoint was made. */
    public enum Kind {
        /** As the interval said. */
        CHECKPOINT,
        /** Somebody asked for it: it is kept until somebody removes it. */
        SAVEPOINT,
        /** As the interval said, of a job that ends its input: whoever goes on with it ends it, too. */
        DRAINING,
        /** The job has ended; there is nothing left to be done. */
        END
    }

    /** The names of all files that it needs. */
    public Set<String> files() {
        Set<String> files = new LinkedHashSet<>();
        for (NodeSnapshot node : nodes) {
            node.blobs().forEach(blob -> {
                if (blob instanceof Blob.Stored(String file, long length, int checksum)) {
                    files.add(file);
                }
            });
        }
        return files;
    }

    /** The snapshots by the uid of their node. */
    public Map<String, List<NodeSnapshot>> byNode() {
        Map<String, List<NodeSnapshot>> byNode = new TreeMap<>();
        for (NodeSnapshot node : nodes) {
            byNode.computeIfAbsent(node.node(), name -> new java.util.ArrayList<>())
                    .add(node);
        }
        return byNode;
    }

    /** Bytes of all state. */
    public long stateBytes() {
        return nodes.stream().mapToLong(NodeSnapshot::stateBytes).sum();
    }
}
