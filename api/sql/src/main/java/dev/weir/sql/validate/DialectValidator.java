package dev.weir.sql.validate;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.Dialect;
import dev.weir.sql.parse.StatementText;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** Calcite's validator with the dialect's rules: no implicit casts, NULLs sort low, NULL has a type of its own. */
final class DialectValidator extends SqlValidatorImpl {
    private final StatementText statement;
    private final DialectOperators operators;

    DialectValidator(StatementText statement, DialectOperators operators, Prepare.CatalogReader catalogReader) {
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

    /** {@code SELECT NULL} is of type NULL; Calcite would only allow it with implicit casts. */
    @Override
    protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        if (SqlUtil.isNullLiteral(node, false) && inferred.equals(unknownType)) {
            setValidatedNodeType(node, typeFactory.createSqlType(SqlTypeName.NULL));
        } else {
            super.inferUnknownTypes(inferred, scope, node);
        }
    }

    @Override
    public CalciteException handleUnresolvedFunction(
            SqlCall call, SqlOperator unresolved, List<RelDataType> argumentTypes, List<String> argumentNames) {
        String name = unresolved.getName();
        boolean exists = operators.functionNames().contains(name.toUpperCase(java.util.Locale.ROOT));
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
