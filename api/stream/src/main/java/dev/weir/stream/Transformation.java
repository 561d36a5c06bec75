package dev.weir.stream;

import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.WatermarkStrategy;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.operators.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A step of a program: what becomes a node of the job, or part of one. Programs change name, parallelism and the like
 * until the job is built.
 */
abstract sealed class Transformation {
    /** The parallelism of a step that was given none: the environment's. */
    static final int DEFAULT_PARALLELISM = -1;

    private final List<List<Upstream>> inputs;
    private final List<OutputTag<?>> sideOutputs = new ArrayList<>();
    private String name;
    private int parallelism = DEFAULT_PARALLELISM;
    private @Nullable String uid;
    private boolean chained = true;
    private boolean parallelismFixed;
    private @Nullable Class<?> elementType;

    Transformation(String name, List<List<Upstream>> inputs) {
        this.name = name;
        this.inputs = inputs.stream().map(List::copyOf).toList();
    }

    /** The streams that lead to each logical input. */
    List<List<Upstream>> inputs() {
        return inputs;
    }

    String name() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    /** The user's name for its state; null when there is none. */
    @Nullable
    String uid() {
        return uid;
    }

    void setUid(String uid) {
        this.uid = uid;
    }

    int parallelism() {
        return parallelism;
    }

    void setParallelism(int parallelism) {
        if (parallelism <= 0) {
            throw new IllegalArgumentException("parallelism must be positive: " + parallelism);
        }
        if (parallelismFixed && parallelism != this.parallelism) {
            throw new IllegalArgumentException(
                    name + " always has parallelism " + this.parallelism + ", not " + parallelism);
        }
        this.parallelism = parallelism;
    }

    /** Gives it a parallelism that programs cannot change. */
    void fixParallelism(int only) {
        parallelism = only;
        parallelismFixed = true;
    }

    /** The class of the elements of its main output; null when it is not known. */
    @Nullable
    Class<?> elementType() {
        return elementType;
    }

    void setElementType(@Nullable Class<?> type) {
        elementType = type;
    }

    /** Whether it may run in one operator with the function before it. */
    boolean isChained() {
        return chained;
    }

    void unchain() {
        chained = false;
    }

    /** The side outputs that somebody reads; the first is output 1. */
    List<OutputTag<?>> sideOutputs() {
        return sideOutputs;
    }

    /** The number of an output. */
    int output(@Nullable OutputTag<?> side) {
        return side == null ? 0 : sideOutputs.indexOf(side) + 1;
    }

    void addSideOutput(OutputTag<?> tag) {
        if (!sideOutputs.contains(tag)) {
            sideOutputs.add(tag);
        }
    }

    /** A source. */
    static final class SourceStep extends Transformation {
        private final Source source;
        private final @Nullable WatermarkStrategy watermarks;

        SourceStep(String name, Source source, @Nullable WatermarkStrategy watermarks) {
            super(name, List.of());
            this.source = source;
            this.watermarks = watermarks;
        }

        Source source() {
            return source;
        }

        @Nullable
        WatermarkStrategy watermarks() {
            return watermarks;
        }
    }

    /** A stateless function; consecutive ones become one operator. */
    static final class StageStep extends Transformation {
        private final Stage stage;

        StageStep(String name, List<Upstream> input, Stage stage) {
            super(name, List.of(input));
            this.stage = stage;
        }

        Stage stage() {
            return stage;
        }

        /** Whether it only prepares records for another step: it runs where the records come from. */
        boolean isKey() {
            return stage instanceof Stage.Key;
        }
    }

    /** An operator. */
    static final class OperatorStep extends Transformation {
        private final Function<List<OutputTag<?>>, OperatorFactory> operator;
        private final Schema schema;
        private UnaryOperator<OperatorFactory> keys = UnaryOperator.identity();

        /** @param operator makes the plan node, given the side outputs that are read */
        OperatorStep(
                String name,
                List<List<Upstream>> inputs,
                Schema schema,
                Function<List<OutputTag<?>>, OperatorFactory> operator) {
            super(name, inputs);
            this.schema = schema;
            this.operator = operator;
        }

        Schema schema() {
            return schema;
        }

        OperatorFactory operator() {
            return operator.apply(sideOutputs());
        }

        /** Whether records come to it by key. */
        boolean isKeyed() {
            return inputs().stream()
                    .flatMap(List::stream)
                    .anyMatch(upstream -> upstream.partitioning() instanceof Partitioning.Hash);
        }

        /** Says how to add to the plan node what becomes of restored keys. */
        void mapKeys(UnaryOperator<OperatorFactory> wrapper) {
            keys = wrapper;
        }

        /** Adds to the plan node what becomes of restored keys. */
        OperatorFactory withKeys(OperatorFactory factory) {
            return keys.apply(factory);
        }
    }

    /** A sink. */
    static final class SinkStep extends Transformation {
        private final Sink sink;

        SinkStep(String name, List<Upstream> input, Sink sink) {
            super(name, List.of(input));
            this.sink = sink;
        }

        Sink sink() {
            return sink;
        }
    }
}
