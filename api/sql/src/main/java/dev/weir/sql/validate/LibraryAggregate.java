package dev.weir.sql.validate;

import dev.weir.expressions.AggregateFunctionDefinition;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.Overload;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.util.Optionality;

/** An aggregate function of the library that Calcite does not know. */
public final class LibraryAggregate extends SqlAggFunction {
    private final AggregateFunctionDefinition definition;

    LibraryAggregate(AggregateFunctionDefinition definition) {
        super(
                definition.name(),
                null,
                SqlKind.OTHER_FUNCTION,
                binding -> resultType(definition, binding),
                null,
                new Checker(definition),
                SqlFunctionCategory.SYSTEM,
                false,
                false,
                Optionality.FORBIDDEN);
        this.definition = definition;
    }

    /** What it computes. */
    public AggregateFunctionDefinition definition() {
        return definition;
    }

    private static RelDataType resultType(AggregateFunctionDefinition definition, SqlOperatorBinding binding) {
        CallArguments arguments = LibraryArguments.of(binding);
        boolean neverEmpty = !binding.hasEmptyGroup() && !binding.hasFilter();
        return RelTypes.toRel(definition.resultType(arguments, neverEmpty));
    }

    private record Checker(AggregateFunctionDefinition definition) implements SqlOperandTypeChecker {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            CallArguments arguments = LibraryArguments.of(binding);
            boolean accepted =
                    definition.overloads().stream().anyMatch(overload -> overload.accepts(arguments.types()));
            if (!accepted && throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return accepted;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            int least = definition.overloads().stream()
                    .mapToInt(overload -> overload.parameters().size())
                    .min()
                    .orElse(0);
            boolean unlimited = definition.overloads().stream().anyMatch(Overload::variadic);
            int most = definition.overloads().stream()
                    .mapToInt(overload -> overload.parameters().size())
                    .max()
                    .orElse(0);
            return unlimited ? SqlOperandCountRanges.from(least) : SqlOperandCountRanges.between(least, most);
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return definition.overloads().stream()
                    .map(overload -> name + "(" + overload + ")")
                    .collect(Collectors.joining(" or "));
        }
    }
}
