package dev.weir.stream.operators;

import dev.weir.base.Clock;
import dev.weir.base.Counter;
import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionAdapter;
import dev.weir.stream.process.CheckpointedFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.RichFunction;
import dev.weir.stream.process.RuntimeContext;
import dev.weir.stream.process.TaskInfo;
import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The surroundings of one instance's functions. */
public final class FunctionContext implements RuntimeContext {
    /** How the names of states begin that functions have asked for. */
    static final String STATES = "user/";

    private final OperatorContext context;
    private final @Nullable KeyedStateStore states;
    /** Functions so far. */
    private int opened;

    private FunctionContext(OperatorContext context, @Nullable KeyedStateStore states) {
        this.context = context;
        this.states = states;
    }

    /** Without keys, and so without keyed state. */
    public static FunctionContext unkeyed(OperatorContext context) {
        return new FunctionContext(context, null);
    }

    /** With keyed state. */
    static FunctionContext keyed(OperatorContext context, StateTimes times) {
        StateViews states = new StateViews(context.state().objects(), times, STATES, new Namespace());
        return new FunctionContext(context, states);
    }

    /** Begins the life of a function that has one. */
    public void open(Object given) throws Exception {
        Object function = FunctionAdapter.innermost(given);
        int number = opened++;
        if (function instanceof RichFunction rich) {
            rich.setRuntimeContext(this);
        }
        if (function instanceof CheckpointedFunction checkpointed) {
            new InstanceStates(context, this, "function" + number + "/").begin(checkpointed);
        }
        if (function instanceof RichFunction rich) {
            rich.open(OpenContext.NONE);
        }
    }

    /** Ends the life of a function that has one. */
    public static void close(Object function) throws Exception {
        if (FunctionAdapter.innermost(function) instanceof RichFunction rich) {
            rich.close();
        }
    }

    @Override
    public TaskInfo getTaskInfo() {
        return new TaskInfo(context.name(), context.subtask(), context.parallelism(), context.maxParallelism());
    }

    @Override
    public Counter counter(String name) {
        return context.metrics().counter(context.name() + "." + name);
    }

    @Override
    public Clock clock() {
        return context.clock();
    }

    @Override
    public SplittableRandom random() {
        return context.random();
    }

    private KeyedStateStore states() {
        if (states == null) {
            throw WeirException.of(
                            StreamError.NOT_KEYED, "keyed state was asked for in a function that has no keyed stream")
                    .hint("call keyBy(...) before it");
        }
        return states;
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        return states().getState(descriptor);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return states().getListState(descriptor);
    }

    @Override
    public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
        return states().getMapState(descriptor);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        return states().getReducingState(descriptor);
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getAggregatingState(AggregatingStateDescriptor<I, A, O> descriptor) {
        return states().getAggregatingState(descriptor);
    }
}
