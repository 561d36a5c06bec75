package dev.weir.expressions.functions;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.ResultTypeRule;

/** Common rules of result types. */
final class Results {
    /** BOOLEAN, NULL if an argument is. */
    static final ResultTypeRule BOOLEAN = of(DataTypes.BOOLEAN);

    /** BOOLEAN that is never NULL. */
    static final ResultTypeRule NOT_NULL_BOOLEAN = always(DataTypes.BOOLEAN.withNullable(false));

    /** The first argument's type, NULL if an argument is. */
    static final ResultTypeRule FIRST = arguments -> arguments.type(0).withNullable(arguments.anyNullable());

    private Results() {}

    /** A type that is nullable exactly if an argument is. */
    static ResultTypeRule of(DataType type) {
        return arguments -> type.withNullable(arguments.anyNullable());
    }

    /** A type of which NULLs come out of arguments that are not NULL. */
    static ResultTypeRule nullable(DataType type) {
        DataType nullable = type.withNullable(true);
        return arguments -> nullable;
    }

    /** Exactly that type. */
    static ResultTypeRule always(DataType type) {
        return arguments -> type;
    }
}
