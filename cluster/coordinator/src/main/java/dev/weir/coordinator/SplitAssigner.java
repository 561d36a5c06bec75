package dev.weir.coordinator;

import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.SplitSnapshot;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToWorker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the splits of one source to its instances: in the order of discovery, to who asks first. But one is kept for
 * each instance that has not had any, and none is given to who already holds its share of those that were found: so
 * work begins everywhere, splits that never end are spread evenly, and no instance begins a second split, whose event
 * time may start from the beginning again, while another could have read it beside the first. One thread.
 */
final class SplitAssigner {
    private record Request(TaskId task, int held) {}

    private record Unassigned(Source.Split split, long watermark) {}

    private record Given(TaskId task, Unassigned what) {}

    private final String job;
    private final int parallelism;
    private final Deque<Unassigned> splits = new ArrayDeque<>();
    /** Splits that belong to an instance which starts again, until it asks for them. */
    private final Map<TaskId, Deque<Unassigned>> reserved = new HashMap<>();
    /** What was given to whom since the newest durable checkpoint began. */
    private final List<Given> given = new ArrayList<>();
    /** How many of these had been given when the checkpoint that is being made began. */
    private int givenBefore;

    private final List<Request> waiting = new ArrayList<>();
    private final Set<TaskId> toldToWait = new HashSet<>();
    private final Set<TaskId> served = new HashSet<>();
    private int found;
    private boolean asked;
    private boolean complete;
    private boolean inputEnded;

    SplitAssigner(String job, int parallelism) {
        this.job = job;
        this.parallelism = parallelism;
    }

    /**
     * What is left of splits that were found before the job was restored.
     *
     * @param last whether no others will be found
     */
    void restored(List<SplitSnapshot> left, Source.SplitCodec codec, boolean last) {
        Set<String> known = new HashSet<>();
        for (SplitSnapshot snapshot : left) {
            Source.Split split = codec.decode(snapshot.split());
            // What a reader had is said first, and it may have been given out again afterwards.
            if (known.add(split.id())) {
                splits.add(new Unassigned(split, snapshot.watermark()));
            }
        }
        found = splits.size();
        asked = true;
        complete = last;
    }

    /** All splits had been read when the job was restored. */
    void finished() {
        asked = true;
        complete = true;
    }

    /** A checkpoint begins: what is given from now on, its readers do not say of themselves. */
    void checkpointBegins() {
        givenBefore = given.size();
    }

    /** The checkpoint that began last is durable. */
    void checkpointStored() {
        given.subList(0, givenBefore).clear();
        givenBefore = 0;
    }

    /**
     * An instance starts again alone, with the newest durable checkpoint: what it had then, and what it was given
     * since, is kept for it, for other instances may be ahead of the event time of these splits.
     *
     * @param left what is left of those that the instance had
     * @param codec what it takes to read these; null if there are none
     */
    void restarted(TaskId task, List<SplitSnapshot> left, Source.@Nullable SplitCodec codec) {
        Map<String, Unassigned> back = new LinkedHashMap<>();
        if (codec != null) {
            for (SplitSnapshot snapshot : left) {
                Source.Split split = codec.decode(snapshot.split());
                back.putIfAbsent(split.id(), new Unassigned(split, snapshot.watermark()));
            }
        }
        given.stream()
                .filter(one -> one.task().equals(task))
                .map(Given::what)
                .forEach(what -> back.putIfAbsent(what.split().id(), what));
        reserved.getOrDefault(task, new ArrayDeque<>())
                .forEach(what -> back.putIfAbsent(what.split().id(), what));
        given.removeIf(one -> one.task().equals(task));
        waiting.removeIf(request -> request.task().equals(task));
        toldToWait.remove(task);
        reserved.put(task, new ArrayDeque<>(back.values()));
    }

    /** Nobody gets a split any more, nor an answer: the instances end by themselves. */
    void endInput() {
        inputEnded = true;
        waiting.clear();
    }

    /** The splits that no reader has. */
    List<SplitSnapshot> unassigned(Source.SplitCodec codec) {
        return Stream.concat(splits.stream(), reserved.values().stream().flatMap(Deque::stream))
                .map(left -> new SplitSnapshot(codec.encode(left.split()), left.watermark()))
                .toList();
    }

    /** Whether all splits have been found. */
    boolean isComplete() {
        return complete;
    }

    /** The enumerator has found more, or nothing. */
    void discovered(List<Source.Split> more, boolean last, List<Order> out) {
        more.forEach(split -> splits.add(new Unassigned(split, Watermarks.MIN)));
        found += more.size();
        asked = true;
        complete |= last;
        assign(out);
    }

    /** An instance wants a split. */
    void request(TaskId task, int held, List<Order> out) {
        if (!inputEnded) {
            waiting.add(new Request(task, held));
            assign(out);
        }
    }

    private void assign(List<Order> out) {
        for (boolean again = true; again; ) {
            again = false;
            List<Request> unanswered = new ArrayList<>();
            for (Request request : waiting) {
                Unassigned own = reserved.getOrDefault(request.task(), new ArrayDeque<>())
                        .poll();
                if (own != null || mayHave(request)) {
                    toldToWait.remove(request.task());
                    again |= served.add(request.task());
                    Unassigned next = own != null ? own : splits.remove();
                    given.add(new Given(request.task(), next));
                    out.add(new ToWorker.AssignSplit(job, request.task(), next.split(), next.watermark()));
                } else {
                    unanswered.add(request);
                }
            }
            waiting.clear();
            waiting.addAll(unanswered);
        }
        refuse(out);
    }

    private boolean mayHave(Request request) {
        int share = Math.max(1, (found + parallelism - 1) / parallelism);
        int kept = served.contains(request.task()) ? parallelism - served.size() : 0;
        return splits.size() > kept && request.held() < share;
    }

    private void refuse(List<Order> out) {
        if (splits.isEmpty() && complete) {
            waiting.forEach(request -> out.add(new ToWorker.NoMoreSplits(job, request.task())));
            waiting.clear();
        } else if (asked) {
            for (Request request : waiting) {
                if (toldToWait.add(request.task())) {
                    out.add(new ToWorker.NoSplitNow(job, request.task()));
                }
            }
        }
    }
}
