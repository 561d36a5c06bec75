package dev.weir.sql.functions;

import dev.weir.data.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to call a user's function.
 *
 * @param parameters what it takes
 * @param variadic whether the last parameter stands for any number of arguments
 * @param result what it returns
 * @param resultJava what the method returns
 * @param method the method over the function's object and the parameters; the last one is an array if variadic
 */
record Signature(List<Parameter> parameters, boolean variadic, DataType result, Type resultJava, MethodHandle method) {
    /** More than all small differences together. */
    private static final int PER_DISTANCE = 1_000;

    Signature {
        parameters = List.copyOf(parameters);
    }

    /** The parameter that takes the argument at an index. */
    Parameter parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    /**
     * How well it takes arguments of these types, by the distances of {@link Fit#distance} and, where those are equal,
     * by whether NULLs and numbers of arguments are foreseen that do not occur.
     */
    int distance(List<DataType> arguments) {
        int least = variadic ? parameters.size() - 1 : parameters.size();
        if (arguments.size() < least || (!variadic && arguments.size() > least)) {
            return Fit.NOT;
        }
        int sum = variadic ? 1 : 0;
        for (int i = 0; i < arguments.size(); i++) {
            DataType wanted = parameter(i).type();
            int distance = wanted == null ? Fit.ANY : Fit.distance(arguments.get(i), wanted);
            if (distance == Fit.NOT) {
                return Fit.NOT;
            }
            boolean sameNulls =
                    wanted != null && wanted.nullable() == arguments.get(i).nullable();
            sum += PER_DISTANCE * distance + (sameNulls ? 0 : 1);
        }
        return sum;
    }

    /** The parameters as messages show them. */
    @Override
    public String toString() {
        String text = parameters.stream().map(Parameter::toString).collect(Collectors.joining(", "));
        return variadic ? text + "..." : text;
    }
}
