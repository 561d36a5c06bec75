package dev.weir.sql.validate;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.CollectionTypeSpec;
import dev.weir.sql.syntax.RawTypeSpec;
import dev.weir.sql.syntax.RowTypeSpec;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses types whose precision, scale or length is out of range, where Calcite would silently take the nearest. */
final class TypeLimits extends SqlBasicVisitor<@Nullable Void> {
    private static final RelDataTypeSystem LIMITS = DialectTypeSystem.INSTANCE;

    /** The names of types that a misspelled one may mean. */
    private static final List<String> NAMES = List.of(
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INT",
            "INTEGER",
            "BIGINT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "NUMERIC",
            "CHAR",
            "VARCHAR",
            "STRING",
            "BINARY",
            "VARBINARY",
            "BYTES",
            "DATE",
            "TIME",
            "TIMESTAMP",
            "TIMESTAMP_LTZ",
            "ARRAY",
            "MAP",
            "MULTISET",
            "ROW");

    private final StatementText statement;

    private TypeLimits(StatementText statement) {
        this.statement = statement;
    }

    /** Checks every type in a query, an expression, or a type by itself. */
    static void check(SqlNode node, StatementText statement) {
        node.accept(new TypeLimits(statement));
    }

    @Override
    public @Nullable Void visit(SqlDataTypeSpec type) {
        check(type.getTypeNameSpec());
        return null;
    }

    private void check(SqlTypeNameSpec spec) {
        switch (spec) {
            case SqlBasicTypeNameSpec basic -> check(basic);
            case CollectionTypeSpec collection -> visit(collection.element());
            case SqlMapTypeNameSpec map -> {
                visit(map.getKeyType());
                visit(map.getValType());
            }
            case RowTypeSpec row -> row.types().forEach(this::visit);
            case RawTypeSpec raw -> throw unsupported(raw, "RAW types are not supported");
            case SqlUserDefinedTypeNameSpec named ->
                throw WeirException.of(SqlError.INVALID_TYPE, "there is no type '%s'", named.getTypeName())
                        .hint(NearestName.hint(named.getTypeName().toString(), NAMES))
                        .at(statement.position(named.getParserPos()));
            default -> {}
        }
    }

    private void check(SqlBasicTypeNameSpec spec) {
        SqlTypeName type = SqlTypeName.get(spec.getTypeName().getSimple());
        if (type == null || spec.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED) {
            return;
        }
        switch (type) {
            case DECIMAL -> {
                range(spec, "DECIMAL precision", spec.getPrecision(), 1, LIMITS.getMaxPrecision(type));
                if (spec.getScale() != RelDataType.SCALE_NOT_SPECIFIED) {
                    range(spec, "DECIMAL scale", spec.getScale(), 0, spec.getPrecision());
                }
            }
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                range(spec, type.getName() + " precision", spec.getPrecision(), 0, LIMITS.getMaxPrecision(type));
            case CHAR, VARCHAR, BINARY, VARBINARY ->
                range(spec, type.getName() + " length", spec.getPrecision(), 1, Integer.MAX_VALUE);
            case TIMESTAMP_TZ, TIME_TZ -> throw unsupported(spec, type.getName() + " is not supported");
            default -> {}
        }
    }

    private void range(SqlTypeNameSpec place, String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw WeirException.of(SqlError.INVALID_TYPE, "%s %d must be between %d and %d", what, value, least, most)
                    .at(statement.position(place.getParserPos()));
        }
    }

    private WeirException unsupported(SqlTypeNameSpec place, String description) {
        return WeirException.of(SqlError.UNSUPPORTED, "%s", description).at(statement.position(place.getParserPos()));
    }
}
