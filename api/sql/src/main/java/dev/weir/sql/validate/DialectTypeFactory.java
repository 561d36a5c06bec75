package dev.weir.sql.validate;

import dev.weir.sql.syntax.RowTypeSpec;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/**
 * Makes Calcite's types by the rules of {@link DialectTypeSystem}. One instance for all queries: types are interned.
 */
public final class DialectTypeFactory extends SqlTypeFactoryImpl {
    public static final DialectTypeFactory INSTANCE = new DialectTypeFactory();

    private DialectTypeFactory() {
        super(DialectTypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    /** The type of a ROW column: its fields can be named without the table, {@code SELECT address.city FROM t}. */
    static RelDataType rowColumn(List<RelDataType> types, List<String> names) {
        return INSTANCE.createStructType(RowTypeSpec.KIND, types, names);
    }

    /**
     * A nullable ROW column keeps the nullability of its fields. The rows of tables do not: Calcite makes the columns
     * of outer joins nullable this way.
     */
    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
        if (type instanceof RelRecordType row && row.getStructKind() == RowTypeSpec.KIND) {
            return row.isNullable() == nullable
                    ? row
                    : canonize(new RelRecordType(row.getStructKind(), row.getFieldList(), nullable));
        }
        return super.createTypeWithNullability(type, nullable);
    }
}
