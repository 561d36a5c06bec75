package dev.weir.sql.validate;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.Dialect;
import dev.weir.sql.parse.StatementText;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** Calcite's validator with the dialect's rules: no implicit casts, NULLs sort low, NULL has a type of its own. */
final class DialectValidator extends SqlValidatorImpl {
    private static final Set<SqlKind> COMPARISONS = EnumSet.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL);

    private final StatementText statement;
    private final SessionOperators operators;

    DialectValidator(StatementText statement, SessionOperators operators, Prepare.CatalogReader catalogReader) {
        super(operators, catalogReader, DialectTypeFactory.INSTANCE, rules());
        this.statement = statement;
        this.operators = operators;
    }

    private static SqlValidator.Config rules() {
        return SqlValidator.Config.DEFAULT
                .withIdentifierExpansion(true)
                .withDefaultNullCollation(NullCollation.LOW)
                .withTypeCoercionEnabled(false)
                .withConformance(Dialect.INSTANCE);
    }

    /** Says of a complaint of the function library where the call is that it is about. */
    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
        try {
            return super.deriveType(scope, node);
        } catch (WeirException e) {
            throw e.atIfAbsent(statement.position(node.getParserPosition()));
        }
    }

    /** {@code SELECT NULL} is of type NULL; Calcite would only allow it with implicit casts. */
    @Override
    protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        if (SqlUtil.isNullLiteral(node, false) && inferred.equals(unknownType)) {
            setValidatedNodeType(node, typeFactory.createSqlType(SqlTypeName.NULL));
        } else {
            super.inferUnknownTypes(inferred, scope, node);
        }
    }

    /** Calcite lets text be compared with anything; Flink and we want a cast before it is compared with a number. */
    @Override
    public void validateCall(SqlCall call, SqlValidatorScope scope) {
        super.validateCall(call, scope);
        if (COMPARISONS.contains(call.getKind()) && call.operandCount() == 2) {
            RelDataType left = deriveType(scope, call.operand(0));
            RelDataType right = deriveType(scope, call.operand(1));
            if (isTextAndNumber(left, right) || isTextAndNumber(right, left)) {
                throw WeirException.of(
                                SqlError.TYPE_MISMATCH,
                                "%s cannot be compared with %s",
                                RelTypes.toData(left).name(),
                                RelTypes.toData(right).name())
                        .hint("CAST one of them to the type of the other")
                        .at(statement.position(call.getParserPosition()));
            }
        }
    }

    private static boolean isTextAndNumber(RelDataType text, RelDataType other) {
        return SqlTypeUtil.inCharFamily(text) && (SqlTypeUtil.isNumeric(other) || SqlTypeUtil.isBoolean(other));
    }

    @Override
    public CalciteException handleUnresolvedFunction(
            SqlCall call, SqlOperator unresolved, List<RelDataType> argumentTypes, List<String> argumentNames) {
        String name = unresolved.getName();
        boolean exists = operators.functionNames().stream().anyMatch(name::equalsIgnoreCase);
        if (!exists) {
            throw WeirException.of(SqlError.UNKNOWN_FUNCTION, "there is no function '%s'", name)
                    .hint(NearestName.hint(name, operators.functionNames()))
                    .at(statement.position(call.getParserPosition()));
        }
        String types = argumentTypes.stream().map(RelDataType::toString).collect(Collectors.joining(", "));
        throw WeirException.of(
                        SqlError.TYPE_MISMATCH,
                        "%s does not take %d arguments of types (%s)",
                        name,
                        argumentTypes.size(),
                        types)
                .at(statement.position(call.getParserPosition()));
    }
}
