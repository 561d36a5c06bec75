package dev.weir.sql.functions;

import static java.lang.invoke.MethodType.methodType;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.CallArguments;
import dev.weir.functions.ScalarFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts reading arguments, a user's method and writing its result together to one {@link EvalLoop}. */
final class EvalLoops {
    private static final byte[] TEMPLATE = template();

    private EvalLoops() {}

    private static byte[] template() {
        String file = EvalLoopTemplate.class.getSimpleName() + ".class";
        try (InputStream in = EvalLoops.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The loop of one call. */
    static EvalLoop of(Signature signature, CallArguments arguments, ResultWriter writer) {
        MethodHandle method = signature.method();
        if (signature.variadic()) {
            int fixed = signature.parameters().size() - 1;
            Class<?> array = method.type().parameterType(fixed + 1);
            method = method.asCollector(array, arguments.size() - fixed);
        }
        method = method.asType(method.type().changeParameterType(0, ScalarFunction.class));
        if (!signature.result().nullable() && !method.type().returnType().isPrimitive()) {
            Class<?> returned = method.type().returnType();
            MethodHandle present = MethodHandles.insertArguments(PRESENT, 1, signature.result());
            method = MethodHandles.filterReturnValue(method, present.asType(methodType(returned, returned)));
        }
        MethodHandle evaluated = method;
        for (int i = arguments.size() - 1; i >= 0; i--) {
            DataType type = arguments.type(i);
            MethodHandle reader =
                    ArgumentReader.of(signature.parameter(i), method.type().parameterType(i + 1), type, arguments, i);
            // (…, argument i, further (Column[], int) pairs) -> (…, Column[], int, further pairs)
            evaluated = MethodHandles.collectArguments(evaluated, i + 1, reader);
        }
        return define(joined(evaluated, writer.write(), arguments.size()));
    }

    /** Gives all readers the same columns and row, and the result to the writer. */
    private static MethodHandle joined(MethodHandle evaluated, MethodHandle write, int readers) {
        int[] order = new int[1 + 2 * readers];
        for (int i = 0; i < readers; i++) {
            order[1 + 2 * i] = 1;
            order[2 + 2 * i] = 2;
        }
        MethodHandle perRow = MethodHandles.permuteArguments(
                evaluated,
                methodType(evaluated.type().returnType(), ScalarFunction.class, Column[].class, int.class),
                order);
        MethodHandle written = write.asType(
                methodType(void.class, Object.class, int.class, perRow.type().returnType()));
        // (Object out, int row, ScalarFunction, Column[], int row) -> void
        MethodHandle collected = MethodHandles.collectArguments(written, 2, perRow);
        return MethodHandles.permuteArguments(
                collected,
                methodType(void.class, ScalarFunction.class, Column[].class, Object.class, int.class),
                2,
                3,
                0,
                1,
                3);
    }

    private static EvalLoop define(MethodHandle call) {
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClassWithClassData(TEMPLATE, call, true);
            return (EvalLoop) hidden.findConstructor(hidden.lookupClass(), methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("the template is a class of this package", e);
        }
    }

    private static final MethodHandle PRESENT = present();

    private static MethodHandle present() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            EvalLoops.class, "requirePresent", methodType(Object.class, Object.class, DataType.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a method of this package", e);
        }
    }

    @SuppressWarnings("unused") // It is used by its handle.
    private static Object requirePresent(@Nullable Object value, DataType type) {
        if (value == null) {
            throw new Conversion.BadResultException("NULL was returned, and the type is " + type.sql());
        }
        return value;
    }
}
