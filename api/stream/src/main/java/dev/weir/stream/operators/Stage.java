package dev.weir.stream.operators;

import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;

/** A stateless function in a chain: what it does to all rows of a batch at once. */
public sealed interface Stage permits Stage.Map, Stage.Filter, Stage.FlatMap, Stage.Key {
    /** The user's function. */
    Function function();

    /** A copy with a function of its own. */
    Stage copy();

    /** Processes all rows. */
    void run(StageRows rows) throws Exception;

    /** One record of each. */
    record Map(MapFunction<Object, Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new Map(FunctionCopies.copy(function));
        }

        @Override
        public void run(StageRows rows) throws Exception {
            rows.map(function);
        }
    }

    /** Some of the records. */
    record Filter(FilterFunction<Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new Filter(FunctionCopies.copy(function));
        }

        @Override
        public void run(StageRows rows) throws Exception {
            rows.filter(function);
        }
    }

    /** Any number of records of each. */
    record FlatMap(FlatMapFunction<Object, Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new FlatMap(FunctionCopies.copy(function));
        }

        @Override
        public void run(StageRows rows) throws Exception {
            rows.flatMap(function);
        }
    }

    /** The records with their keys; the last stage of its chain. */
    record Key(KeySelector<Object, Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new Key(FunctionCopies.copy(function));
        }

        @Override
        public void run(StageRows rows) throws Exception {
            rows.key(function);
        }
    }
}
