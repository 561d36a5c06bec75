package dev.weir.sql.validate;

import dev.weir.sql.catalog.CatalogObject;
import dev.weir.sql.catalog.Catalogs;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Collects the names that a misspelt column may have been meant to be: columns of all tables named, and aliases. */
final class ColumnNames extends SqlBasicVisitor<@Nullable Void> {
    private final Catalogs catalogs;
    private final TreeSet<String> names = new TreeSet<>();

    private ColumnNames(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    static Collection<String> near(SqlNode query, Catalogs catalogs) {
        ColumnNames collector = new ColumnNames(catalogs);
        query.accept(collector);
        return collector.names;
    }

    @Override
    public @Nullable Void visit(SqlIdentifier identifier) {
        if (!identifier.isStar() && identifier.names.size() <= 3) {
            CatalogObject object = catalogs.find(catalogs.resolve(identifier.names));
            if (object != null) {
                names.addAll(object.schema().names());
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.getKind() == SqlKind.AS) {
            call.getOperandList().stream()
                    .skip(1)
                    .filter(alias -> alias instanceof SqlIdentifier identifier && identifier.isSimple())
                    .forEach(alias -> names.add(((SqlIdentifier) alias).getSimple()));
        }
        return super.visit(call);
    }
}
