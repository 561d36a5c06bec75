package dev.weir.sql.syntax;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** RAW('class', 'serializer'): a Java class as an opaque value. */
public final class RawTypeSpec extends SqlTypeNameSpec {
    private final String className;
    private final String serializer;

    public RawTypeSpec(String className, String serializer, SqlParserPos position) {
        super(new SqlIdentifier("RAW", position), position);
        this.className = className;
        this.serializer = serializer;
    }

    public String className() {
        return className;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return validator.getTypeFactory().createSqlType(SqlTypeName.ANY);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
        writer.keyword("RAW");
        SqlWriter.Frame frame = writer.startList("(", ")");
        writer.literal("'" + className + "'");
        writer.sep(",");
        writer.literal("'" + serializer + "'");
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        if (!(other instanceof RawTypeSpec that)
                || !className.equals(that.className)
                || !serializer.equals(that.serializer)) {
            return litmus.fail("{} != {}", this, other);
        }
        return litmus.succeed();
    }
}
