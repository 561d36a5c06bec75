package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The simulator is good for something: it finds bugs that are planted, each within a thousand seeds. */
class MutantsTest {
    private static final long SEEDS = 1_000;
    private static final String COORDINATOR = "cluster/coordinator/src/main/java/dev/weir/coordinator/";
    private static final String RUNTIME = "engine/runtime/src/main/java/dev/weir/runtime/";
    private static final String CHECKPOINT = "engine/dataflow/src/main/java/dev/weir/dataflow/checkpoint/";

    /** A bug, and the job that shows it. */
    private record Planted(String job, Mutant mutant) {}

    private static final List<Planted> PLANTED = List.of(
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "sinks commit before the checkpoint is durable",
                            COORDINATOR + "CheckpointCoordinator.java",
                            "if (complete != null) {",
                            "if (complete != null) { commits.commit(present.id(), present.prepared(), out);")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "a barrier is not waited for on the first input",
                            RUNTIME + "InputHead.java",
                            "} else if (isAhead(input)) {",
                            "} else if (input != inputs[0] && isAhead(input)) {")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "a source's position is one batch late",
                            "testing/testkit/src/main/java/dev/weir/testkit/ListSource.java",
                            "return List.copyOf(assigned);",
                            "return assigned.stream().<Split>map(s -> new Index(s.index(), s.next() + 1)).toList();")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "the newest checkpoint is removed",
                            CHECKPOINT + "CheckpointDirectory.java",
                            "if (kept < retained) {",
                            "if (kept < retained - 1) {")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "what was prepared for a checkpoint that was given up is forgotten",
                            RUNTIME + "TaskCheckpoints.java",
                            ".headMap(pass.checkpoint, true)",
                            ".subMap(pass.checkpoint, true, pass.checkpoint, true)")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "a split that a reader has is given out again",
                            COORDINATOR + "SplitAssigner.java",
                            "if (known.add(split.id())) {",
                            "if (known.add(split.id()) || true) {")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "a job that is to be drained forgets it when it is killed",
                            COORDINATOR + "CheckpointCoordinator.java",
                            "restored.kind() == Checkpoint.Kind.DRAINING",
                            "restored.kind() == Checkpoint.Kind.END")),
            new Planted(
                    "recover-timers",
                    new Mutant(
                            "a source that is told to end does not say where that was",
                            RUNTIME + "SourceHead.java",
                            "(!end || inputEnded)",
                            "!end")),
            new Planted(
                    "recover-sums",
                    new Mutant(
                            "an instance begins one key group too late when its state is restored",
                            "engine/dataflow/src/main/java/dev/weir/dataflow/KeyGroups.java",
                            "return (int) (((long) subtask * maxParallelism + parallelism - 1) / parallelism);",
                            "return (int) (((long) subtask * maxParallelism + parallelism - 1) / parallelism)"
                                    + " + (subtask > 0 ? 1 : 0);")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "messages are handed over as they come, not in order",
                            "cluster/protocol/src/main/java/dev/weir/protocol/link/LinkReceiver.java",
                            "if (frame.number() >= expected) {",
                            "expected = Math.max(expected, frame.number());\nif (frame.number() >= expected) {")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "what a checkpoint has overtaken is not kept",
                            RUNTIME + "Recording.java",
                            "entries.add(new InFlight.Entry(channel, InFlight.ROWS, 0));",
                            "entries.add(new InFlight.Entry(channel, InFlight.ACTIVE, 0));")),
            new Planted(
                    "recover-sums",
                    new Mutant(
                            "what a checkpoint has overtaken is kept up to the present, not to the sender's cut",
                            RUNTIME + "Recording.java",
                            "if (isMark(element)) {",
                            "if (element == Element.Signal.END) {")),
            new Planted(
                    "recover-windows",
                    new Mutant(
                            "a restored instance forgets how far event time was",
                            RUNTIME + "NodeRestore.java",
                            "return snapshot.watermark();",
                            "return Watermarks.MIN;")),
            new Planted(
                    "recover-timers",
                    new Mutant(
                            "timers are no part of a snapshot",
                            "engine/state/src/main/java/dev/weir/state/MemoryTimerQueue.java",
                            "snapshot.add(new TimerPass(Arrays.copyOf(heap, size), section, snapshot));",
                            "snapshot.add(new TimerPass(Arrays.copyOf(heap, 0), section, snapshot));")),
            new Planted(
                    "recover-pass",
                    new Mutant(
                            "a checkpoint does not wait for what is being prepared for one that was given up",
                            RUNTIME + "TaskCheckpoints.java",
                            "!preparing.headMap(pass.checkpoint, true).isEmpty()",
                            "preparing.containsKey(pass.checkpoint)")),
            new Planted(
                    "recover-regions",
                    new Mutant(
                            "a part of a region does not restart with it",
                            COORDINATOR + "Regions.java",
                            "graph.consumers(exchange, producer.subtask())",
                            "graph.consumers(exchange, producer.subtask()).subList(0, 1)")),
            new Planted(
                    "recover-regions",
                    new Mutant(
                            "all restarts when a region fails",
                            COORDINATOR + "Regions.java",
                            "return region;",
                            "return regions.keySet();")),
            new Planted(
                    "recover-regions",
                    new Mutant(
                            "a checkpoint on its way when a region fails is not given up",
                            COORDINATOR + "JobCoordinator.java",
                            "checkpoints.abandon(described + \" failed: \" + error.getMessage(), out);",
                            "")),
            new Planted(
                    "recover-regions",
                    new Mutant(
                            "an instance that restarts does not get back what it was given",
                            COORDINATOR + "SplitAssigner.java",
                            ".filter(one -> one.task().equals(task))",
                            ".filter(one -> false)")),
            new Planted(
                    "recover-regions",
                    new Mutant(
                            "an instance that restarts gets what another one holds",
                            "engine/state/src/main/java/dev/weir/state/RestoredObjects.java",
                            "? instance.subtask() == setup.subtask()\n                :",
                            "? number % setup.parallelism() == setup.subtask()\n                :")),
            new Planted(
                    "recover-timers",
                    new Mutant(
                            "a file that a retained checkpoint names is deleted",
                            CHECKPOINT + "CheckpointDirectory.java",
                            "needed.addAll(read(id).files());",
                            "if (id == newest) needed.addAll(read(id).files());")));

    @TestFactory
    Stream<DynamicTest> everyMutantIsFound() {
        return PLANTED.stream()
                .map(planted -> DynamicTest.dynamicTest(
                        planted.mutant().name(), () -> assertFound(planted.mutant(), planted.job())));
    }

    private static void assertFound(Mutant mutant, String job) throws Exception {
        ClassLoader loader = mutant.load();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            @SuppressWarnings("unchecked")
            ToLongBiFunction<String, Long> probe =
                    (ToLongBiFunction<String, Long>) loader.loadClass(RecoveryProbe.class.getName())
                            .getConstructor()
                            .newInstance();
            assertThat(probe.applyAsLong(job, SEEDS))
                    .as("the seed under which job %s shows that %s", job, mutant.name())
                    .isNotNegative();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
