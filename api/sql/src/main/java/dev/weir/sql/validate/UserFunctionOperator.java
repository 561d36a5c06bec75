package dev.weir.sql.validate;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.expressions.Expression;
import dev.weir.sql.functions.UserFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.jspecify.annotations.Nullable;

/**
 * A user's function as one of Calcite's, made for one place where it is called. Those of one function are equal, so
 * that equal calls are, too.
 */
public final class UserFunctionOperator extends SqlFunction {
    private final UserFunction function;
    private final Position place;

    UserFunctionOperator(SqlIdentifier name, UserFunction function, Position place) {
        super(
                name,
                binding -> resultType(function, binding, place),
                null,
                new Checker(function, place),
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.function = function;
        this.place = place;
    }

    /** A call of it as the engine's expression. */
    public Expression call(List<Expression> arguments, RelDataType type) {
        return function.call(arguments, RelTypes.toData(type), place);
    }

    @Override
    public boolean isDeterministic() {
        return function.isDeterministic();
    }

    private static RelDataType resultType(UserFunction function, SqlOperatorBinding binding, Position place) {
        try {
            return RelTypes.toRel(
                    function.resultType(LibraryArguments.of(binding).types()));
        } catch (WeirException e) {
            throw e.atIfAbsent(place);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserFunctionOperator operator && operator.function == function;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(function);
    }

    private record Checker(UserFunction function, Position place) implements SqlOperandTypeChecker {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            try {
                resultType(function, binding, place);
                return true;
            } catch (WeirException e) {
                if (throwOnFailure) {
                    throw e;
                }
                return false;
            }
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.any();
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return function.signatures();
        }
    }
}
