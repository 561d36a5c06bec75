package dev.weir.sql.validate;

import dev.weir.base.WeirException;
import dev.weir.sql.catalog.CatalogFunction;
import dev.weir.sql.catalog.CatalogPath;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The operators of the dialect and the functions of a session's users. A name of one part means, as in Flink, a
 * temporary system function, else what is built in, else a temporary function, else one of the catalog; a longer name
 * means one of the last two. One statement's.
 */
final class SessionOperators implements SqlOperatorTable {
    private final Catalogs catalogs;
    private final CatalogPath path;
    private final StatementText statement;

    /** @param path where names of one part are looked up */
    SessionOperators(Catalogs catalogs, CatalogPath path, StatementText statement) {
        this.catalogs = catalogs;
        this.path = path;
        this.statement = statement;
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        boolean isCall = syntax == SqlSyntax.FUNCTION && (category == null || !category.isTableFunction());
        CatalogFunction hiding = isCall && name.isSimple() ? catalogs.findSystemFunction(name.getSimple()) : null;
        if (hiding != null) {
            found.add(operator(hiding, name));
            return;
        }
        DialectOperators.standard().lookupOperatorOverloads(name, category, syntax, found, matcher);
        if (found.isEmpty() && isCall && name.names.size() <= 3) {
            CatalogFunction user = catalogs.findFunction(Catalogs.resolve(path, name.names));
            if (user != null) {
                found.add(operator(user, name));
            }
        }
    }

    private SqlOperator operator(CatalogFunction function, SqlIdentifier name) {
        if (function.function() == null) {
            throw WeirException.of(
                            SqlError.UNSUPPORTED,
                            "calling functions in %s, such as %s, is not supported yet",
                            function.language(),
                            function.name().object())
                    .at(statement.position(name.getParserPosition()));
        }
        return new UserFunctionOperator(name, function.function(), statement.position(name.getParserPosition()));
    }

    /** The names that can be called, for hints. */
    Collection<String> functionNames() {
        TreeSet<String> names = new TreeSet<>(DialectOperators.standard().functionNames());
        catalogs.functions(path).forEach(function -> names.add(function.name().object()));
        return names;
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return DialectOperators.standard().getOperatorList();
    }
}
