package dev.weir.dataflow.serialization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies what users hand over to be called, so that each parallel instance has fields of its own. By Java
 * serialization; never done for a record.
 */
public final class SerializedCopies {
    private SerializedCopies() {}

    /** A deep copy. Fails with {@link NotSerializableException} when it holds something that cannot be copied. */
    @SuppressWarnings("unchecked")
    public static <T extends Serializable> T copy(T original) throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        byte[] bytes = bytes(original, classes);
        try (ObjectInputStream in = new Input(new ByteArrayInputStream(bytes), classes)) {
            return (T) in.readObject();
        } catch (RuntimeException | StackOverflowError failure) {
            throw new IOException(failure.toString(), failure);
        }
    }

    /** What would be copied; fails as {@link #copy} does. */
    public static byte[] bytes(Serializable original) throws IOException {
        return bytes(original, new ArrayList<>());
    }

    /** Objects may be too deep to be written, or their own methods may fail. */
    private static byte[] bytes(Serializable original, List<Class<?>> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Output(bytes, classes)) {
            out.writeObject(original);
        } catch (RuntimeException | StackOverflowError failure) {
            throw new IOException(failure.toString(), failure);
        }
        return bytes.toByteArray();
    }

    /** Why something could not be copied, in words. */
    public static String reason(Exception failure) {
        return failure instanceof NotSerializableException
                ? "it refers to an object of " + failure.getMessage() + ", which is not serializable"
                : String.valueOf(failure.getMessage());
    }

    /**
     * Leaves out the object around an anonymous or inner class, which the compiler makes it hold whether or not it is
     * used, unless that can be copied as well. A lambda holds what it uses, and all of that must be copied.
     */
    private static final class Output extends ObjectOutputStream {
        private final List<Class<?>> classes;
        /** Names of the inner classes met so far; an object is met before what it holds. */
        private final Set<String> innerClasses = new HashSet<>();

        /** @param classes where classes are noted in the order of the bytes */
        Output(OutputStream out, List<Class<?>> classes) throws IOException {
            super(out);
            this.classes = classes;
            enableReplaceObject(true);
        }

        @Override
        protected void annotateClass(Class<?> type) {
            classes.add(type);
        }

        @Override
        protected void annotateProxyClass(Class<?> type) {
            classes.add(type);
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

    /**
     * Makes objects of the very classes that were written: by name, those of another class loader would not be found.
     */
    private static final class Input extends ObjectInputStream {
        private final Iterator<Class<?>> classes;

        Input(InputStream in, List<Class<?>> classes) throws IOException {
            super(in);
            this.classes = classes.iterator();
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) {
            return classes.next();
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) {
            return classes.next();
        }
    }
}
