package dev.weir.sql.parse;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** The rules of the dialect where SQL dialects differ, for the grammar and the validator. */
public final class Dialect extends SqlDelegatingConformance {
    public static final SqlConformance INSTANCE = new Dialect();

    private Dialect() {
        super(SqlConformanceEnum.DEFAULT);
    }

    /** {@code a % b}. */
    @Override
    public boolean isPercentRemainderAllowed() {
        return true;
    }

    /** {@code a != b}. */
    @Override
    public boolean isBangEqualAllowed() {
        return true;
    }

    /** {@code FROM t, LATERAL TABLE(f(a)) AS s}, and FROM UNNEST without LATERAL. */
    @Override
    public boolean allowNiladicParentheses() {
        return true;
    }

    @Override
    public boolean allowExplicitRowValueConstructor() {
        return true;
    }

    @Override
    public boolean allowHyphenInUnquotedTableName() {
        return false;
    }
}
