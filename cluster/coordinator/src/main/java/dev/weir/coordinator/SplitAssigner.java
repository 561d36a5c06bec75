package dev.weir.coordinator;

import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskId;
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

    private final String job;
    private final int parallelism;
    private final Deque<Source.Split> splits = new ArrayDeque<>();
    private final List<Request> waiting = new ArrayList<>();
    private final Set<TaskId> toldToWait = new HashSet<>();
    private final Set<TaskId> served = new HashSet<>();
    private int found;
    private boolean asked;
    private boolean complete;

    SplitAssigner(String job, int parallelism) {
        this.job = job;
        this.parallelism = parallelism;
    }

    /** The enumerator has found more, or nothing. */
    void discovered(List<Source.Split> more, boolean last, List<ToWorker> out) {
        splits.addAll(more);
        found += more.size();
        asked = true;
        complete |= last;
        assign(out);
    }

    /** An instance wants a split. */
    void request(TaskId task, int held, List<ToWorker> out) {
        waiting.add(new Request(task, held));
        assign(out);
    }

    private void assign(List<ToWorker> out) {
        for (boolean again = true; again; ) {
            again = false;
            List<Request> unanswered = new ArrayList<>();
            for (Request request : waiting) {
                if (mayHave(request)) {
                    toldToWait.remove(request.task());
                    again |= served.add(request.task());
                    out.add(new ToWorker.AssignSplit(job, request.task(), splits.remove()));
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

    private void refuse(List<ToWorker> out) {
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
