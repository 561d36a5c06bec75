package dev.weir.expressions;

import dev.weir.data.DataType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the arguments of a call before it runs: their types, the values of those that are constants, and the
 * functions that others are calls of.
 *
 * @param types the arguments' types
 * @param literals the argument itself where it is a constant, else null
 * @param functions the function where the argument is (or was, before it was computed) a call, else null
 */
public record CallArguments(
        List<DataType> types, List<@Nullable Literal> literals, List<@Nullable ScalarFunction> functions) {
    public CallArguments {
        types = List.copyOf(types);
        if (types.size() != literals.size() || types.size() != functions.size()) {
            throw new IllegalArgumentException("one literal or null an argument, and one function or null");
        }
    }

    /** Arguments that are not known to be calls. */
    public CallArguments(List<DataType> types, List<@Nullable Literal> literals) {
        this(types, literals, Arrays.asList(new @Nullable ScalarFunction[types.size()]));
    }

    /** The arguments of a call. */
    public static CallArguments of(List<? extends Expression> arguments) {
        @Nullable Literal[] literals = new @Nullable Literal[arguments.size()];
        for (int i = 0; i < literals.length; i++) {
            literals[i] = arguments.get(i) instanceof Literal literal ? literal : null;
        }
        List<DataType> types = arguments.stream().map(Expression::type).toList();
        return new CallArguments(types, Arrays.asList(literals), functionsOf(arguments));
    }

    /** The function of each argument that is a call, null for the others. */
    public static List<@Nullable ScalarFunction> functionsOf(List<? extends Expression> arguments) {
        @Nullable ScalarFunction[] functions = new @Nullable ScalarFunction[arguments.size()];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = arguments.get(i) instanceof Call call ? call.function() : null;
        }
        return Arrays.asList(functions);
    }

    /** Arguments of which only the types are known. */
    public static CallArguments ofTypes(List<DataType> types) {
        return new CallArguments(types, Arrays.asList(new @Nullable Literal[types.size()]));
    }

    /** Number of arguments. */
    public int size() {
        return types.size();
    }

    /** The type of an argument. */
    public DataType type(int index) {
        return types.get(index);
    }

    /** Whether an argument is a constant. */
    public boolean isLiteral(int index) {
        return literals.get(index) != null;
    }

    /** The value of a constant argument; null when it is NULL or no constant. */
    public @Nullable Object literal(int index) {
        Literal literal = literals.get(index);
        return literal == null ? null : literal.value();
    }

    /** The text of a constant argument such as a unit or a flag. */
    public String symbol(int index) {
        if (literal(index) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("argument " + index + " must be a text constant");
    }

    /** Whether any argument may be NULL. */
    public boolean anyNullable() {
        return types.stream().anyMatch(DataType::nullable);
    }
}
