package dev.weir.stream.operators;

import dev.weir.stream.functions.CoFlatMapFunction;
import dev.weir.stream.functions.CoMapFunction;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.MapFunction;

/** Functions without a context of their own: those of connected streams, and rich ones that use state of the key. */
@SuppressWarnings("unchecked")
final class FunctionHandlers {
    private FunctionHandlers() {}

    record Map(Function function, RecordContext context) implements RecordHandler {
        @Override
        public void element(int input, Object value) throws Exception {
            context.out().collect(((MapFunction<Object, Object>) function).map(value));
        }
    }

    record FlatMap(Function function, RecordContext context) implements RecordHandler {
        @Override
        public void element(int input, Object value) throws Exception {
            ((FlatMapFunction<Object, Object>) function).flatMap(value, context.out());
        }
    }

    record Filter(Function function, RecordContext context) implements RecordHandler {
        @Override
        public void element(int input, Object value) throws Exception {
            if (((FilterFunction<Object>) function).filter(value)) {
                context.out().collect(value);
            }
        }
    }

    record CoMap(Function function, RecordContext context) implements RecordHandler {
        @Override
        public void element(int input, Object value) throws Exception {
            CoMapFunction<Object, Object, Object> map = (CoMapFunction<Object, Object, Object>) function;
            context.out().collect(input == 0 ? map.map1(value) : map.map2(value));
        }
    }

    record CoFlatMap(Function function, RecordContext context) implements RecordHandler {
        @Override
        public void element(int input, Object value) throws Exception {
            CoFlatMapFunction<Object, Object, Object> map = (CoFlatMapFunction<Object, Object, Object>) function;
            if (input == 0) {
                map.flatMap1(value, context.out());
            } else {
                map.flatMap2(value, context.out());
            }
        }
    }
}
