package dev.weir.stream;

import dev.weir.stream.fields.FieldReduce;
import dev.weir.stream.fields.FieldReduce.Kind;
import dev.weir.stream.fields.FieldReference;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.operators.FunctionCopies;

/**
 * Aggregates by one field of the elements. It is told by name (of a record's component, or of a field of a class with a
 * constructor without parameters; {@code "*"} is an element that is itself a value), by position from 0 (of a record's
 * component or an array's value; 0 is an element that is itself a value), or by a reference to its accessor, such as
 * {@code Order::amount}. A field that is missing or of no use is an error with code WEIR-STREAM-0009: when the stream
 * is built, if the compiler has written down the elements' class in the functions before, otherwise when two elements
 * meet.
 *
 * <p>{@code sum}, {@code min} and {@code max} give the first element with the field replaced; {@code minBy} and
 * {@code maxBy} give the element that has the least or greatest value, of equal ones the first unless told otherwise.
 * Sums keep the field's type; an integer one that overflows is an error.
 */
public sealed interface FieldAggregations<T> permits KeyedStream, WindowedStream, AllWindowedStream {
    /** The reduction by a function. */
    SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function);

    default SingleOutputStreamOperator<T> sum(String field) {
        return aggregate(Kind.SUM, new FieldReference.Named(field));
    }

    default SingleOutputStreamOperator<T> sum(int position) {
        return aggregate(Kind.SUM, new FieldReference.Positioned(position));
    }

    default SingleOutputStreamOperator<T> sum(KeySelector<? super T, ? extends Number> accessor) {
        return aggregate(Kind.SUM, selected(accessor));
    }

    default SingleOutputStreamOperator<T> min(String field) {
        return aggregate(Kind.MIN, new FieldReference.Named(field));
    }

    default SingleOutputStreamOperator<T> min(int position) {
        return aggregate(Kind.MIN, new FieldReference.Positioned(position));
    }

    default SingleOutputStreamOperator<T> min(KeySelector<? super T, ? extends Comparable<?>> accessor) {
        return aggregate(Kind.MIN, selected(accessor));
    }

    default SingleOutputStreamOperator<T> max(String field) {
        return aggregate(Kind.MAX, new FieldReference.Named(field));
    }

    default SingleOutputStreamOperator<T> max(int position) {
        return aggregate(Kind.MAX, new FieldReference.Positioned(position));
    }

    default SingleOutputStreamOperator<T> max(KeySelector<? super T, ? extends Comparable<?>> accessor) {
        return aggregate(Kind.MAX, selected(accessor));
    }

    default SingleOutputStreamOperator<T> minBy(String field) {
        return minBy(field, true);
    }

    default SingleOutputStreamOperator<T> minBy(String field, boolean first) {
        return aggregate(first ? Kind.MIN_BY_FIRST : Kind.MIN_BY_LAST, new FieldReference.Named(field));
    }

    default SingleOutputStreamOperator<T> minBy(int position) {
        return minBy(position, true);
    }

    default SingleOutputStreamOperator<T> minBy(int position, boolean first) {
        return aggregate(first ? Kind.MIN_BY_FIRST : Kind.MIN_BY_LAST, new FieldReference.Positioned(position));
    }

    /** By whatever a function makes of an element. */
    default SingleOutputStreamOperator<T> minBy(KeySelector<? super T, ? extends Comparable<?>> value) {
        return aggregate(Kind.MIN_BY_FIRST, selected(value));
    }

    default SingleOutputStreamOperator<T> maxBy(String field) {
        return maxBy(field, true);
    }

    default SingleOutputStreamOperator<T> maxBy(String field, boolean first) {
        return aggregate(first ? Kind.MAX_BY_FIRST : Kind.MAX_BY_LAST, new FieldReference.Named(field));
    }

    default SingleOutputStreamOperator<T> maxBy(int position) {
        return maxBy(position, true);
    }

    default SingleOutputStreamOperator<T> maxBy(int position, boolean first) {
        return aggregate(first ? Kind.MAX_BY_FIRST : Kind.MAX_BY_LAST, new FieldReference.Positioned(position));
    }

    /** By whatever a function makes of an element. */
    default SingleOutputStreamOperator<T> maxBy(KeySelector<? super T, ? extends Comparable<?>> value) {
        return aggregate(Kind.MAX_BY_FIRST, selected(value));
    }

    private static FieldReference selected(KeySelector<?, ?> selector) {
        return new FieldReference.Selected(DataStream.untyped(FunctionCopies.check(selector)));
    }

    private SingleOutputStreamOperator<T> aggregate(Kind kind, FieldReference field) {
        DataStream<T> elements = switch (this) {
            case KeyedStream<T, ?> stream -> stream;
            case WindowedStream<T, ?, ?> windows -> windows.input();
            case AllWindowedStream<T, ?> windows -> windows.input();
        };
        return reduce(DataStream.untyped(FieldReduce.of(kind, field, elements.elementType())));
    }
}
