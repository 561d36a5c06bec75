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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives the splits of one source to its instances: in the order of discovery, to who asks first. But one is kept for
 * each instance that has not had any, and none is given to who already holds its share of those that were found: so
 * work begins everywhere, splits that never end are spread evenly, and no instance begins a second split, whose event
 * time may start from the beginning again, while another could have read it beside the first. One thread.
 */
final class SplitAssigner {
    private record Request(TaskId task, int held) {}

    private record Unassigned(Source.Split split, long watermark) {}

    private final String job;
    private final int parallelism;
    private final Deque<Unassigned> splits = new ArrayDeque<>();
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

    /** Nobody gets a split any more, nor an answer: the instances end by themselves. */
    void endInput() {
        inputEnded = true;
        waiting.clear();
    }

    /** The splits that no reader has. */
    List<SplitSnapshot> unassigned(Source.SplitCodec codec) {
        return splits.stream()
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
                if (mayHave(request)) {
                    toldToWait.remove(request.task());
                    again |= served.add(request.task());
                    Unassigned next = splits.remove();
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
