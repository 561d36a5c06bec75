package dev.weir.stream.operators;

import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;

/** A stateless function in a chain. */
public sealed interface Stage permits Stage.Map, Stage.Filter, Stage.FlatMap, Stage.Key {
    /** The user's function. */
    Function function();

    /** A copy with a function of its own. */
    Stage copy();

    /** One record of each. */
    record Map(MapFunction<Object, Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new Map(FunctionCopies.copy(function));
        }
    }

    /** Some of the records. */
    record Filter(FilterFunction<Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new Filter(FunctionCopies.copy(function));
        }
    }

    /** Any number of records of each. */
    record FlatMap(FlatMapFunction<Object, Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new FlatMap(FunctionCopies.copy(function));
        }
    }

    /** The records with their keys; the last stage of its chain. */
    record Key(KeySelector<Object, Object> function) implements Stage {
        @Override
        public Stage copy() {
            return new Key(FunctionCopies.copy(function));
        }
    }
}
