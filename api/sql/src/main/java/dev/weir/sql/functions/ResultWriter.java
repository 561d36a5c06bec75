package dev.weir.sql.functions;

import static java.lang.invoke.MethodType.methodType;

import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.BooleanWriter;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.DoubleWriter;
import dev.weir.expressions.kernels.FloatWriter;
import dev.weir.expressions.kernels.IntWriter;
import dev.weir.expressions.kernels.LongWriter;
import dev.weir.expressions.kernels.TextWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a user's method go: primitive ones into arrays, others into a column that grows.
 *
 * @param open begins a batch
 * @param write {@code (what open returned, int row, the method's result) -> void}, rows in order
 * @param build ends the batch
 */
record ResultWriter(Function<Rows, Object> open, MethodHandle write, BiFunction<Object, Rows, Column> build) {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final int BYTES_PER_TEXT = 16;

    /** The writer of a method's results. */
    static ResultWriter of(Signature signature, DataType type) {
        Class<?> java = signature.method().type().returnType();
        if (java == boolean.class) {
            return writer(
                    BooleanWriter.class,
                    boolean.class,
                    rows -> new BooleanWriter(rows.physicalRows()),
                    w -> w.build(type));
        }
        if (java == byte.class || java == short.class || java == int.class) {
            return writer(IntWriter.class, int.class, rows -> new IntWriter(rows.physicalRows()), w -> w.build(type));
        }
        if (java == long.class) {
            return writer(
                    LongWriter.class, long.class, rows -> new LongWriter(rows.physicalRows()), w -> w.build(type));
        }
        if (java == float.class) {
            return writer(
                    FloatWriter.class, float.class, rows -> new FloatWriter(rows.physicalRows()), w -> w.build(type));
        }
        if (java == double.class) {
            return writer(
                    DoubleWriter.class,
                    double.class,
                    rows -> new DoubleWriter(rows.physicalRows()),
                    w -> w.build(type));
        }
        if (java == String.class) {
            MethodHandle put = find(TextWriter.class, "putNullable", String.class);
            return new ResultWriter(
                    rows -> new TextWriter(rows, BYTES_PER_TEXT), put, (out, rows) -> ((TextWriter) out).build(type));
        }
        MethodHandle put = appending(Conversion.of(signature.result(), signature.resultJava()), signature.result());
        return new ResultWriter(
                rows -> ColumnBuilder.create(type, rows.count()),
                put,
                (out, rows) -> Columns.scatter((ColumnBuilder) out, rows));
    }

    private static <W> ResultWriter writer(
            Class<W> writer, Class<?> value, Function<Rows, Object> open, Function<W, Column> build) {
        return new ResultWriter(open, find(writer, "put", value), (out, rows) -> build.apply(writer.cast(out)));
    }

    private static MethodHandle find(Class<?> writer, String name, Class<?> value) {
        try {
            return LOOKUP.findVirtual(writer, name, methodType(void.class, int.class, value));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a method of this package", e);
        }
    }

    private static MethodHandle appending(Conversion conversion, DataType type) {
        try {
            MethodHandle append = LOOKUP.findStatic(
                    ResultWriter.class,
                    "append",
                    methodType(
                            void.class,
                            ColumnBuilder.class,
                            int.class,
                            Object.class,
                            Conversion.class,
                            DataType.class));
            return MethodHandles.insertArguments(append, 3, conversion, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a method of this package", e);
        }
    }

    @SuppressWarnings("unused") // It is used by its handle; rows come in order.
    private static void append(
            ColumnBuilder out, int row, @Nullable Object value, Conversion conversion, DataType type) {
        out.appendValue(Conversion.result(conversion, type, value));
    }
}
