package dev.weir.sql.validate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;
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

    /** Fields of a ROW column can be named without the table: {@code SELECT address.city FROM t}. */
    @Override
    public RelDataType createStructType(StructKind kind, List<RelDataType> types, List<String> names) {
        return super.createStructType(StructKind.PEEK_FIELDS_NO_EXPAND, types, names);
    }

    /** A nullable ROW keeps the nullability of its fields; Calcite would make them nullable too. */
    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
        if (type instanceof RelRecordType row) {
            return row.isNullable() == nullable
                    ? row
                    : canonize(new RelRecordType(row.getStructKind(), row.getFieldList(), nullable));
        }
        return super.createTypeWithNullability(type, nullable);
    }
}
