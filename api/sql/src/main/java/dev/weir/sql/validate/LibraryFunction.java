package dev.weir.sql.validate;

import dev.weir.expressions.ScalarFunction;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** A function of the library as one of Calcite's: the library says what it accepts and what it returns. */
public final class LibraryFunction extends SqlFunction {
    private final ScalarFunction function;

    LibraryFunction(String name, ScalarFunction function) {
        super(
                name.toUpperCase(Locale.ROOT),
                SqlKind.OTHER_FUNCTION,
                binding -> resultType(function, binding),
                null,
                new Checker(function),
                SqlFunctionCategory.SYSTEM);
        this.function = function;
    }

    /** What a call of it computes. */
    public ScalarFunction function() {
        return function;
    }

    @Override
    public SqlSyntax getSyntax() {
        return function.syntax() == ScalarFunction.Syntax.NILADIC ? SqlSyntax.FUNCTION_ID : SqlSyntax.FUNCTION;
    }

    @Override
    public boolean isDeterministic() {
        return function.determinism() != ScalarFunction.Determinism.VOLATILE;
    }

    @Override
    public boolean isDynamicFunction() {
        return function.determinism() == ScalarFunction.Determinism.STABLE;
    }

    private static RelDataType resultType(ScalarFunction function, SqlOperatorBinding binding) {
        return RelTypes.toRel(function.resultType(LibraryArguments.of(binding)));
    }

    private record Checker(ScalarFunction function) implements SqlOperandTypeChecker {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            boolean accepted = function.accepts(LibraryArguments.of(binding));
            if (!accepted && throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return accepted;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            int most = function.maximumArguments();
            return most == Integer.MAX_VALUE
                    ? SqlOperandCountRanges.from(function.minimumArguments())
                    : SqlOperandCountRanges.between(function.minimumArguments(), most);
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return function.signatures();
        }
    }
}
