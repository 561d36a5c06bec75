package dev.weir.sql.syntax;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** ROW&lt;a t, b u&gt; and ROW(a t, b u), whose fields may be NULL or not, as written. */
public final class RowTypeSpec extends SqlTypeNameSpec {
    /** The kind of ROW columns, which tells them from the rows of tables. */
    public static final StructKind KIND = StructKind.PEEK_FIELDS_NO_EXPAND;

    private final List<SqlIdentifier> names;
    private final List<SqlDataTypeSpec> types;

    public RowTypeSpec(List<SqlIdentifier> names, List<SqlDataTypeSpec> types, SqlParserPos position) {
        super(new SqlIdentifier("ROW", position), position);
        this.names = List.copyOf(names);
        this.types = List.copyOf(types);
    }

    /** The types of the fields. */
    public List<SqlDataTypeSpec> types() {
        return types;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return validator
                .getTypeFactory()
                .createStructType(
                        KIND,
                        types.stream().map(type -> type.deriveType(validator)).toList(),
                        names.stream().map(SqlIdentifier::getSimple).toList());
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
        writer.keyword("ROW");
        SqlWriter.Frame frame = writer.startList("<", ">");
        for (int i = 0; i < names.size(); i++) {
            writer.sep(",");
            names.get(i).unparse(writer, 0, 0);
            types.get(i).unparse(writer, 0, 0);
            if (Boolean.FALSE.equals(types.get(i).getNullable())) {
                writer.keyword("NOT NULL");
            }
        }
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        if (!(other instanceof RowTypeSpec that) || names.size() != that.names.size()) {
            return litmus.fail("{} != {}", this, other);
        }
        for (int i = 0; i < names.size(); i++) {
            if (!SqlNode.equalDeep(names.get(i), that.names.get(i), litmus)
                    || !SqlNode.equalDeep(types.get(i), that.types.get(i), litmus)) {
                return litmus.fail("{} != {}", this, other);
            }
        }
        return litmus.succeed();
    }
}
