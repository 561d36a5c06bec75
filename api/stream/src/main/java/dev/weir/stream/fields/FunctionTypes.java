package dev.weir.stream.fields;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.StreamError;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** What the compiler has written down about a function's types: in its lambda, or in its class. */
public final class FunctionTypes {
    private FunctionTypes() {}

    /** The class of the first argument; null when it is not known, or not the class of any element. */
    public static @Nullable Class<?> parameter(Function function) {
        MethodType type = type(function);
        return type == null || type.parameterCount() == 0 ? null : element(type.parameterType(0));
    }

    /** The class of the result; null when it is not known, or not the class of any element. */
    public static @Nullable Class<?> result(Function function) {
        MethodType type = type(function);
        return type == null ? null : element(type.returnType());
    }

    /**
     * The field that a reference to an accessor reads: {@code count} of {@code Count::count} or of {@code getCount}.
     */
    static String fieldRead(Function function) {
        SerializedLambda lambda = lambda(function);
        boolean isReference = lambda != null
                && !lambda.getImplMethodName().startsWith("lambda$")
                && lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
                && lambda.getCapturedArgCount() == 0;
        if (lambda == null || !isReference) {
            throw WeirException.of(
                            StreamError.NO_SUCH_FIELD,
                            "the field cannot be told from a function that is no reference to an accessor")
                    .hint("write Order::amount or \"amount\"; minBy and maxBy take any function");
        }
        String method = lambda.getImplMethodName();
        int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
        boolean isBean = prefix > 0 && method.length() > prefix && Character.isUpperCase(method.charAt(prefix));
        return isBean ? Character.toLowerCase(method.charAt(prefix)) + method.substring(prefix + 1) : method;
    }

    private static @Nullable Class<?> element(Class<?> type) {
        boolean severalClasses = type.isInterface() || Modifier.isAbstract(type.getModifiers());
        return type == Object.class || (severalClasses && !type.isArray()) ? null : type;
    }

    private static @Nullable MethodType type(Function function) {
        SerializedLambda lambda = lambda(function);
        if (lambda != null) {
            return MethodType.fromMethodDescriptorString(
                    lambda.getInstantiatedMethodType(), function.getClass().getClassLoader());
        }
        String name = interfaceMethod(function.getClass());
        for (Class<?> at = function.getClass(); name != null && at != null; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (method.getName().equals(name) && !method.isBridge()) {
                    return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
                }
            }
        }
        return null;
    }

    /** The one abstract method of the function's interface. */
    private static @Nullable String interfaceMethod(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> each : at.getInterfaces()) {
                if (Function.class.isAssignableFrom(each)) {
                    for (Method method : each.getMethods()) {
                        if (Modifier.isAbstract(method.getModifiers())) {
                            return method.getName();
                        }
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable SerializedLambda lambda(Function function) {
        if (!function.getClass().isHidden()) {
            return null;
        }
        LambdaReader reader;
        try {
            reader = new LambdaReader();
            reader.writeObject(function);
        } catch (IOException notCopied) {
            throw new IllegalArgumentException("checked before", notCopied);
        }
        return reader.lambda;
    }

    /** Sees what a lambda is written as. */
    private static final class LambdaReader extends ObjectOutputStream {
        private @Nullable SerializedLambda lambda;

        LambdaReader() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (lambda == null && object instanceof SerializedLambda written) {
                lambda = written;
            }
            return lambda == null ? object : "";
        }
    }
}
