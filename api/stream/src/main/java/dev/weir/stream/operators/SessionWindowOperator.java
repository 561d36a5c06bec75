package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.TimeDomain;
import dev.weir.stream.windows.EventTimeSessionWindows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in event time of reductions and aggregates that are computed once, at their end. A key's sessions are one
 * entry of state. A session has one timer, for the end that it had when it came into being; a timer that finds its
 * session grown is set again, so that a record that makes a session longer, as most do, sets none.
 */
public final class SessionWindowOperator implements FunctionOperator {
    /** Plan node. */
    public record Factory(WindowSpec spec, List<OutputTag<?>> sideOutputs) implements OperatorFactory {
        public Factory {
            sideOutputs = List.copyOf(sideOutputs);
        }

        @Override
        public String describe() {
            return "SessionWindow(" + spec.assigner() + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return GuardedOperator.open(
                    context.name(), new SessionWindowOperator(context, FunctionCopies.copy(spec), sideOutputs));
        }

        /** Whether windows of this kind are this operator's. */
        public static boolean takes(WindowSpec spec, boolean defaultTrigger) {
            return defaultTrigger
                    && (Object) spec.assigner() instanceof EventTimeSessionWindows
                    && spec.evictor() == null
                    && spec.latenessMillis() == 0
                    && spec.call().kind() == WindowCall.Kind.CONTENT
                    && !(spec.content() instanceof WindowContent.Elements);
        }
    }

    private final String name;
    private final WindowSpec spec;
    private final FunctionContext functions;
    private final WindowContext context;
    private final SliceFold fold;
    private final ObjectSlices.Slice<Session> sessions;
    private final long gap;

    private SessionWindowOperator(OperatorContext operator, WindowSpec spec, List<OutputTag<?>> tags) {
        name = operator.name();
        this.spec = spec;
        context = new WindowContext(operator, tags, true);
        functions = FunctionContext.keyed(operator, context.times());
        fold = SliceFold.of(spec.content());
        sessions = context.objects().<Session>slices("sessions").slice(0);
        gap = ((EventTimeSessionWindows) (Object) spec.assigner()).gapMillis();
    }

    @Override
    public Object function() {
        return spec.call().function();
    }

    @Override
    public void open() throws Exception {
        functions.open(function());
    }

    @Override
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    public void process(int input, Batch batch, Output output) throws Exception {
        @Nullable Object[] values = Records.values(batch, 0);
        @Nullable Object[] keys = Records.values(batch, 1);
        long[] hashes = Hashing.of(batch, Schemas.KEY_COLUMN).hashes();
        long[] timestamps = batch.timestamps();
        context.emitter().begin(output);
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            long time = Records.timestamp(timestamps, row);
            if (time == Batch.NO_TIMESTAMP) {
                throw WindowOperator.noTimestamp(name);
            }
            if (!add(time, keys[row], hashes[row], values[row])) {
                late(time, values[row]);
            }
        }
        context.emitter().end();
    }

    private void late(long time, Object value) {
        context.late().add(1);
        if (spec.lateOutput() != null) {
            context.emitter().setTimestamp(time);
            context.emitter().collect(spec.lateOutput(), value);
        }
    }

    /** Adds a record to its session; false when that is over. */
    private boolean add(long time, @Nullable Object key, long hash, Object value) throws Exception {
        int row = sessions.find(key, hash);
        Session first = row < 0 ? null : sessions.value(row);
        Session rest = Session.reaching(first, time);
        Session touched = rest;
        long start = time;
        long end = time + gap;
        long due = Long.MAX_VALUE;
        Object content = null;
        while (rest != null && rest.start() <= end) {
            start = Math.min(start, rest.start());
            end = Math.max(end, rest.end());
            due = rest.due();
            content = content == null ? rest.content() : fold.merge(content, rest.content());
            rest = rest.next();
        }
        if (content == null && end - 1 <= context.timers().currentWatermark()) {
            return false;
        }
        content = fold.add(content, value);
        if (due == Long.MAX_VALUE) {
            due = end - 1;
            context.objects().setCurrentKey(key, hash);
            context.timers().registerEventTimeTimer(due);
        }
        Session session = new Session(start, end, due, content, rest);
        if (row < 0) {
            row = sessions.locate(key, hash);
        }
        sessions.setValue(row, Session.joined(first, touched, session));
        return true;
    }

    private void onTimer(long time, TimeDomain domain, @Nullable Object namespace) {
        Object key = context.objects().currentKey();
        long hash = context.objects().currentHash();
        int row = sessions.find(key, hash);
        Session first = row < 0 ? null : sessions.value(row);
        Session session = Session.dueAt(first, time);
        if (session == null) {
            return;
        }
        Session left = null;
        if (session.lastTime() > time) {
            left = new Session(session.start(), session.end(), session.lastTime(), session.content(), null);
            context.timers().registerEventTimeTimer(session.lastTime());
        } else {
            context.emitter().setTimestamp(time);
            context.emitter().collect(fold.result(session.content()));
        }
        Session remaining = Session.replace(Objects.requireNonNull(first), session, left);
        if (remaining == null) {
            sessions.remove(row);
        } else {
            sessions.setValue(row, remaining);
        }
    }

    @Override
    public void watermark(long millis, Output output) throws Exception {
        context.emitter().begin(output);
        context.timers().advance(millis, this::onTimer);
        context.emitter().end();
        output.watermark(millis);
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function());
    }
}
