package dev.weir.expressions;

import dev.weir.data.DataType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to call a function.
 *
 * @param parameters the families its arguments must be of, in order
 * @param variadic whether the last family may be repeated any number of times
 */
public record Overload(List<TypeFamily> parameters, boolean variadic) {
    public Overload {
        parameters = List.copyOf(parameters);
        if (variadic && parameters.isEmpty()) {
            throw new IllegalArgumentException("a variadic overload needs a parameter to repeat");
        }
    }

    /** The family of the argument at an index. */
    public TypeFamily parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    /** Whether it can be called with that many arguments. */
    public boolean acceptsCount(int count) {
        return variadic ? count >= parameters.size() : count == parameters.size();
    }

    /** Whether it can be called with arguments of these types. */
    public boolean accepts(List<DataType> types) {
        if (!acceptsCount(types.size())) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!parameter(i).contains(types.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The parameters in angle brackets, as messages show them. */
    @Override
    public String toString() {
        String text = parameters.stream().map(p -> "<" + p + ">").collect(Collectors.joining(", "));
        return variadic ? text + "..." : text;
    }
}
