package dev.weir.sql.functions;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.functions.DataTypeHint;
import dev.weir.functions.FunctionHint;
import dev.weir.functions.InputGroup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from a class the ways to call its methods {@code eval}: from their Java types, and from hints before those. */
final class SignatureReader {
    private static final String METHOD = "eval";

    private final TypeReader types;

    SignatureReader(TypeReader types) {
        this.types = types;
    }

    /** All ways, in the order of their texts. Fails if there is none, or if one is not clear. */
    List<Signature> read(Class<?> function) {
        List<Signature> signatures = new ArrayList<>();
        for (Method method : function.getMethods()) {
            if (method.getName().equals(METHOD) && !method.isBridge() && !method.isSynthetic()) {
                try {
                    read(function, method, signatures);
                } catch (WeirException e) {
                    throw WeirException.of(e.code(), "%s: %s", shown(method), e.description())
                            .hint(e.hint());
                }
            }
        }
        if (signatures.isEmpty()) {
            throw WeirException.of(
                            FunctionError.NOT_A_FUNCTION, "%s has no public method %s", function.getName(), METHOD)
                    .hint("such as: public long eval(String text)");
        }
        signatures.sort(Comparator.comparing(Signature::toString));
        return signatures;
    }

    private void read(Class<?> function, Method method, List<Signature> signatures) {
        if (method.getReturnType() == void.class) {
            throw WeirException.of(FunctionError.NOT_A_FUNCTION, "the method returns nothing");
        }
        FunctionHint[] hints = method.getAnnotationsByType(FunctionHint.class);
        if (hints.length == 0) {
            hints = function.getAnnotationsByType(FunctionHint.class);
        }
        if (hints.length == 0) {
            signatures.add(signature(method, null));
        }
        for (FunctionHint hint : hints) {
            int count = method.getParameterCount();
            if (hint.input().length == 0 || hint.input().length == count) {
                signatures.add(signature(method, hint));
            } else if (method.isAnnotationPresent(FunctionHint.class)) {
                throw WeirException.of(
                        FunctionError.UNCLEAR_TYPE,
                        "its @FunctionHint has %d inputs for %d parameters",
                        hint.input().length,
                        count);
            }
        }
    }

    private Signature signature(Method method, @Nullable FunctionHint hint) {
        DataTypeHint[] inputs = hint == null ? new DataTypeHint[0] : hint.input();
        boolean variadic = method.isVarArgs();
        if (hint != null && hint.isVarArgs() && !variadic) {
            throw WeirException.of(
                    FunctionError.UNCLEAR_TYPE, "its @FunctionHint says isVarArgs, but it does not end with ...");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            Type java = method.getGenericParameterTypes()[i];
            boolean repeated = variadic && i == method.getParameterCount() - 1;
            Type single = repeated ? method.getParameterTypes()[i].getComponentType() : java;
            DataTypeHint said = inputs.length > 0 ? inputs[i] : hint(method.getParameters()[i]);
            parameters.add(parameter(single, said));
        }
        Type resultJava = method.getGenericReturnType();
        DataTypeHint output = hint == null || hint.output().value().isEmpty() ? hint(method) : hint.output();
        DataType result = type(resultJava, output);
        Conversion.of(result, resultJava);
        return new Signature(parameters, variadic, result, resultJava, handle(method));
    }

    private static @Nullable DataTypeHint hint(AnnotatedElement element) {
        return element.getAnnotation(DataTypeHint.class);
    }

    private Parameter parameter(Type java, @Nullable DataTypeHint hint) {
        if (hint != null && hint.inputGroup() == InputGroup.ANY) {
            if (java != Object.class) {
                throw WeirException.of(
                        FunctionError.UNCLEAR_TYPE, "a parameter of any type is an Object, not %s", java.getTypeName());
            }
            return new Parameter(null, java);
        }
        DataType type = type(java, hint);
        Conversion.of(type, java);
        return new Parameter(type, java);
    }

    /** A primitive type has no NULL, whatever the hint says. */
    private DataType type(Type java, @Nullable DataTypeHint hint) {
        if (hint == null || hint.value().isEmpty()) {
            return JavaTypes.dataType(java);
        }
        DataType type;
        try {
            type = types.read(hint.value());
        } catch (WeirException e) {
            throw WeirException.of(FunctionError.UNCLEAR_TYPE, "'%s' is no type: %s", hint.value(), e.description())
                    .causedBy(e);
        }
        return java instanceof Class<?> plain && plain.isPrimitive() ? type.withNullable(false) : type;
    }

    /** Over the function's object, also where the method is static. */
    private static MethodHandle handle(Method method) {
        try {
            MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
            return Modifier.isStatic(method.getModifiers())
                    ? MethodHandles.dropArguments(handle, 0, method.getDeclaringClass())
                    : handle;
        } catch (IllegalAccessException e) {
            throw WeirException.of(
                            FunctionError.NOT_A_FUNCTION,
                            "%s cannot be called from outside",
                            method.getDeclaringClass().getName())
                    .hint("the class and all classes around it have to be public")
                    .causedBy(e);
        }
    }

    private static String shown(Method method) {
        String parameters = String.join(
                ", ",
                Arrays.stream(method.getGenericParameterTypes())
                        .map(Type::getTypeName)
                        .toList());
        return method.getDeclaringClass().getSimpleName() + "." + METHOD + "(" + parameters + ")";
    }
}
