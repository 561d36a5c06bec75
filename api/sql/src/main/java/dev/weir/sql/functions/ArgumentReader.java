package dev.weir.sql.functions;

import static java.lang.invoke.MethodType.methodType;

import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.expressions.CallArguments;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one argument of a user's method is read from its column: as a handle {@code (Column[], int row) -> the method's
 * type}. Primitive types are read without an object; a constant is an object made once.
 */
@SuppressWarnings("UnusedMethod") // They are used by their handles.
final class ArgumentReader {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final Map<Class<?>, MethodHandle> PRIMITIVES = Map.of(
            boolean.class, reader("booleanAt", boolean.class),
            byte.class, reader("byteAt", byte.class),
            short.class, reader("shortAt", short.class),
            int.class, reader("intAt", int.class),
            long.class, reader("longAt", long.class),
            float.class, reader("floatAt", float.class),
            double.class, reader("doubleAt", double.class));
    private static final MethodHandle TEXT = reader("textAt", String.class);
    private static final MethodHandle OBJECT = reader("objectAt", Object.class);

    private ArgumentReader() {}

    private static MethodHandle reader(String name, Class<?> type) {
        try {
            return LOOKUP.findStatic(
                    ArgumentReader.class, name, methodType(type, Column[].class, int.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a method of this package", e);
        }
    }

    /**
     * @param wanted the class that the method takes
     * @param type of the argument, which fits the parameter
     */
    static MethodHandle of(Parameter parameter, Class<?> wanted, DataType type, CallArguments arguments, int index) {
        Conversion conversion = Conversion.of(
                parameter.type() == null ? type : representation(type, parameter.type()), parameter.java());
        if (arguments.isLiteral(index)) {
            Object value = Conversion.argument(conversion, arguments.literal(index));
            if (value == null || isImmutable(value)) {
                MethodHandle constant =
                        MethodHandles.constant(Object.class, value).asType(methodType(wanted));
                return MethodHandles.dropArguments(constant, 0, Column[].class, int.class);
            }
        }
        return at(handle(wanted, conversion), index).asType(methodType(wanted, Column[].class, int.class));
    }

    /** The parameter's type, but of the argument where nested types matter to nobody. */
    private static DataType representation(DataType argument, DataType parameter) {
        return argument instanceof DataType.Null ? parameter : argument;
    }

    private static MethodHandle handle(Class<?> wanted, Conversion conversion) {
        MethodHandle primitive = PRIMITIVES.get(wanted);
        if (primitive != null) {
            return primitive;
        }
        if (wanted == String.class) {
            return TEXT;
        }
        if (conversion.keepsObjects()) {
            return OBJECT;
        }
        try {
            MethodHandle convert = LOOKUP.findStatic(
                    Conversion.class, "argument", methodType(Object.class, Conversion.class, Object.class));
            return MethodHandles.filterReturnValue(OBJECT, convert.bindTo(conversion));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a method of this package", e);
        }
    }

    private static MethodHandle at(MethodHandle reader, int index) {
        return MethodHandles.insertArguments(reader, 1, index);
    }

    /** What a method cannot change, so that all calls may share it. */
    private static boolean isImmutable(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof Temporal;
    }

    private static boolean booleanAt(Column[] columns, int index, int row) {
        return ((BooleanColumn) columns[index]).values()[row];
    }

    private static byte byteAt(Column[] columns, int index, int row) {
        return (byte) ((IntColumn) columns[index]).values()[row];
    }

    private static short shortAt(Column[] columns, int index, int row) {
        return (short) ((IntColumn) columns[index]).values()[row];
    }

    private static int intAt(Column[] columns, int index, int row) {
        return ((IntColumn) columns[index]).values()[row];
    }

    private static long longAt(Column[] columns, int index, int row) {
        return ((LongColumn) columns[index]).values()[row];
    }

    private static float floatAt(Column[] columns, int index, int row) {
        return ((FloatColumn) columns[index]).values()[row];
    }

    private static double doubleAt(Column[] columns, int index, int row) {
        return ((DoubleColumn) columns[index]).values()[row];
    }

    private static @Nullable String textAt(Column[] columns, int index, int row) {
        Column column = Objects.requireNonNull(columns[index]);
        return column.isNull(row) ? null : ((BytesColumn) column).stringAt(row);
    }

    private static @Nullable Object objectAt(Column[] columns, int index, int row) {
        return columns[index].value(row);
    }
}
