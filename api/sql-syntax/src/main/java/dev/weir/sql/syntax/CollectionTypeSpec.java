package dev.weir.sql.syntax;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** ARRAY&lt;t&gt; and MULTISET&lt;t&gt;, whose elements may be NULL or not, as written. */
public final class CollectionTypeSpec extends SqlTypeNameSpec {
    private final SqlTypeName kind;
    private final SqlDataTypeSpec element;

    public CollectionTypeSpec(SqlTypeName kind, SqlDataTypeSpec element, SqlParserPos position) {
        super(new SqlIdentifier(kind.name(), position), position);
        this.kind = kind;
        this.element = element;
    }

    /** {@code t ARRAY} as {@code ARRAY<t>}: Calcite would make the elements of the first NOT NULL. */
    public static SqlDataTypeSpec withNullableElements(SqlDataTypeSpec type) {
        if (!(type.getTypeNameSpec() instanceof SqlCollectionTypeNameSpec collection)) {
            return type;
        }
        SqlParserPos position = type.getParserPosition();
        SqlDataTypeSpec element = new SqlDataTypeSpec(collection.getElementTypeName(), position);
        SqlTypeName kind = SqlTypeName.valueOf(collection.getTypeName().getSimple());
        SqlDataTypeSpec nullableElement = withNullableElements(element).withNullable(true, position);
        return new SqlDataTypeSpec(new CollectionTypeSpec(kind, nullableElement, position), position);
    }

    /** ARRAY or MULTISET. */
    public SqlTypeName kind() {
        return kind;
    }

    public SqlDataTypeSpec element() {
        return element;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        RelDataType elementType = element.deriveType(validator);
        return kind == SqlTypeName.ARRAY
                ? validator.getTypeFactory().createArrayType(elementType, -1)
                : validator.getTypeFactory().createMultisetType(elementType, -1);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
        writer.keyword(kind.name());
        SqlWriter.Frame frame = writer.startList("<", ">");
        element.unparse(writer, leftPrecedence, rightPrecedence);
        if (Boolean.FALSE.equals(element.getNullable())) {
            writer.keyword("NOT NULL");
        }
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        if (!(other instanceof CollectionTypeSpec that) || kind != that.kind) {
            return litmus.fail("{} != {}", this, other);
        }
        return SqlNode.equalDeep(element, that.element, litmus);
    }
}
