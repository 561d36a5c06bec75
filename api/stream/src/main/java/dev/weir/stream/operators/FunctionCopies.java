package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies functions, so that each parallel instance has fields of its own. By Java serialization, as every function is
 * serializable; done when a job is built and when its instances start, never a record.
 */
public final class FunctionCopies {
    private FunctionCopies() {}

    /** A deep copy. */
    @SuppressWarnings("unchecked")
    public static <T extends Serializable> T copy(T function) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(function)))) {
            return (T) in.readObject();
        } catch (IOException | ClassNotFoundException failure) {
            throw notCopied(function, failure);
        }
    }

    /** Fails with advice unless the function can be copied. */
    public static <T extends Serializable> T check(T function) {
        bytes(function);
        return function;
    }

    private static byte[] bytes(Serializable function) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new FunctionOutput(bytes)) {
            out.writeObject(function);
        } catch (IOException failure) {
            throw notCopied(function, failure);
        }
        return bytes.toByteArray();
    }

    private static WeirException notCopied(Object function, Exception failure) {
        String culprit = failure instanceof NotSerializableException
                ? "it refers to an object of " + failure.getMessage() + ", which is not serializable"
                : String.valueOf(failure.getMessage());
        return WeirException.of(
                        StreamError.FUNCTION_NOT_SERIALIZABLE,
                        "%s cannot be copied for its parallel instances: %s",
                        FunctionFailure.describe(function),
                        culprit)
                .hint("make it in open() of a rich function, or declare the class java.io.Serializable")
                .causedBy(failure);
    }

    /**
     * Leaves out the object around an anonymous or inner class, which the compiler makes it hold whether or not it is
     * used, unless that can be copied as well. A lambda holds what it uses, and all of that must be copied.
     */
    private static final class FunctionOutput extends ObjectOutputStream {
        /** Names of the inner classes met so far; an object is met before what it holds. */
        private final Set<String> innerClasses = new HashSet<>();

        FunctionOutput(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) throws IOException {
            if (object instanceof SerializedLambda lambda) {
                for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
                    Object captured = lambda.getCapturedArg(i);
                    if (captured != null && !(captured instanceof Serializable)) {
                        throw new NotSerializableException(captured.getClass().getName());
                    }
                }
            }
            String name = object.getClass().getName();
            if (object instanceof Serializable) {
                if (name.indexOf('$') >= 0) {
                    innerClasses.add(name);
                }
                return object;
            }
            boolean isAround = innerClasses.stream().anyMatch(inner -> inner.startsWith(name + "$"));
            return isAround ? null : object;
        }
    }
}
