package dev.weir.sql.validate;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.sql.error.SqlError;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Our types as Calcite's and back; there and back is the same type. */
public final class RelTypes {
    private static final DialectTypeFactory FACTORY = DialectTypeFactory.INSTANCE;
    private static final SqlIntervalQualifier YEAR_TO_MONTH =
            new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO);
    private static final SqlIntervalQualifier DAY_TO_SECOND =
            new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO);

    private RelTypes() {}

    /** Calcite's type for one of ours. */
    public static RelDataType toRel(DataType type) {
        return FACTORY.createTypeWithNullability(toRelNotNull(type), type.nullable());
    }

    private static RelDataType toRelNotNull(DataType type) {
        return switch (type) {
            case DataType.Null t -> FACTORY.createSqlType(SqlTypeName.NULL);
            case DataType.Bool t -> FACTORY.createSqlType(SqlTypeName.BOOLEAN);
            case DataType.TinyInt t -> FACTORY.createSqlType(SqlTypeName.TINYINT);
            case DataType.SmallInt t -> FACTORY.createSqlType(SqlTypeName.SMALLINT);
            case DataType.Int t -> FACTORY.createSqlType(SqlTypeName.INTEGER);
            case DataType.BigInt t -> FACTORY.createSqlType(SqlTypeName.BIGINT);
            case DataType.Float32 t -> FACTORY.createSqlType(SqlTypeName.FLOAT);
            case DataType.Float64 t -> FACTORY.createSqlType(SqlTypeName.DOUBLE);
            case DataType.Decimal t -> FACTORY.createSqlType(SqlTypeName.DECIMAL, t.precision(), t.scale());
            case DataType.Char t -> FACTORY.createSqlType(SqlTypeName.CHAR, t.length());
            case DataType.VarChar t -> FACTORY.createSqlType(SqlTypeName.VARCHAR, t.length());
            case DataType.Binary t -> FACTORY.createSqlType(SqlTypeName.BINARY, t.length());
            case DataType.VarBinary t -> FACTORY.createSqlType(SqlTypeName.VARBINARY, t.length());
            case DataType.Date t -> FACTORY.createSqlType(SqlTypeName.DATE);
            case DataType.Time t -> FACTORY.createSqlType(SqlTypeName.TIME, t.precision());
            case DataType.Timestamp t -> FACTORY.createSqlType(SqlTypeName.TIMESTAMP, t.precision());
            case DataType.TimestampLtz t ->
                FACTORY.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, t.precision());
            case DataType.YearMonthInterval t -> FACTORY.createSqlIntervalType(YEAR_TO_MONTH);
            case DataType.DayTimeInterval t -> FACTORY.createSqlIntervalType(DAY_TO_SECOND);
            case DataType.Array t -> FACTORY.createArrayType(toRel(t.element()), -1);
            case DataType.MapOf t -> FACTORY.createMapType(toRel(t.key()), toRel(t.value()));
            case DataType.RowOf t -> DialectTypeFactory.rowColumn(types(t.fields()), names(t.fields()));
            case DataType.Opaque t -> FACTORY.createSqlType(SqlTypeName.ANY);
        };
    }

    /** The row type of a table of that schema. */
    public static RelDataType toRel(Schema schema) {
        return FACTORY.createStructType(types(schema.fields()), names(schema.fields()));
    }

    private static List<RelDataType> types(List<Field> fields) {
        return fields.stream().map(field -> toRel(field.type())).toList();
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    /** The schema of rows of that type. */
    public static Schema toSchema(RelDataType rowType) {
        return new Schema(fields(rowType));
    }

    /** Our type for one of Calcite's. Fails for a type that we do not have. */
    public static DataType toData(RelDataType type) {
        return toDataNullable(type).withNullable(type.isNullable());
    }

    private static DataType toDataNullable(RelDataType type) {
        int precision = type.getPrecision();
        return switch (type.getSqlTypeName()) {
            case NULL -> new DataType.Null();
            case BOOLEAN -> new DataType.Bool(true);
            case TINYINT -> new DataType.TinyInt(true);
            case SMALLINT -> new DataType.SmallInt(true);
            case INTEGER -> new DataType.Int(true);
            case BIGINT -> new DataType.BigInt(true);
            case FLOAT, REAL -> new DataType.Float32(true);
            case DOUBLE -> new DataType.Float64(true);
            case DECIMAL -> new DataType.Decimal(precision, type.getScale(), true);
            case CHAR -> new DataType.Char(precision, true);
            case VARCHAR -> new DataType.VarChar(unbounded(precision), true);
            case BINARY -> new DataType.Binary(precision, true);
            case VARBINARY -> new DataType.VarBinary(unbounded(precision), true);
            case DATE -> new DataType.Date(true);
            case TIME -> new DataType.Time(precision, true);
            case TIMESTAMP -> new DataType.Timestamp(precision, true);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> new DataType.TimestampLtz(precision, true);
            case ARRAY -> new DataType.Array(toData(part(type, type.getComponentType())), true);
            // A multiset is kept, and printed, as how often each element is in it.
            case MULTISET ->
                new DataType.MapOf(toData(part(type, type.getComponentType())), new DataType.Int(false), true);
            case MAP ->
                new DataType.MapOf(
                        toData(part(type, type.getKeyType())), toData(part(type, type.getValueType())), true);
            case ROW -> new DataType.RowOf(fields(type), true);
            default -> interval(type);
        };
    }

    private static RelDataType part(RelDataType type, @Nullable RelDataType part) {
        if (part == null) {
            throw new IllegalArgumentException("a collection type without element type: " + type);
        }
        return part;
    }

    private static DataType interval(RelDataType type) {
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
            return new DataType.YearMonthInterval(true);
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
            return new DataType.DayTimeInterval(true);
        }
        throw WeirException.of(SqlError.UNSUPPORTED, "type %s is not supported", type.getFullTypeString());
    }

    private static int unbounded(int precision) {
        return precision == RelDataType.PRECISION_NOT_SPECIFIED ? Integer.MAX_VALUE : precision;
    }

    private static List<Field> fields(RelDataType rowType) {
        List<Field> fields = new ArrayList<>();
        for (RelDataTypeField field : rowType.getFieldList()) {
            fields.add(new Field(field.getName(), toData(field.getType())));
        }
        return fields;
    }
}
