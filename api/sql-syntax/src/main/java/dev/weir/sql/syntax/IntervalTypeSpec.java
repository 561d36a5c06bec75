package dev.weir.sql.syntax;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** INTERVAL YEAR TO MONTH, INTERVAL DAY TO SECOND(3) and their parts, as types. */
public final class IntervalTypeSpec extends SqlTypeNameSpec {
    private final SqlIntervalQualifier qualifier;

    public IntervalTypeSpec(SqlIntervalQualifier qualifier, SqlParserPos position) {
        super(new SqlIdentifier("INTERVAL", position), position);
        this.qualifier = qualifier;
    }

    public SqlIntervalQualifier qualifier() {
        return qualifier;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return validator.getTypeFactory().createSqlIntervalType(qualifier);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
        writer.keyword("INTERVAL");
        qualifier.unparse(writer, leftPrecedence, rightPrecedence);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        if (!(other instanceof IntervalTypeSpec that)) {
            return litmus.fail("{} != {}", this, other);
        }
        return qualifier.equalsDeep(that.qualifier, litmus);
    }
}
