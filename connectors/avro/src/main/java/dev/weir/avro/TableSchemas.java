package dev.weir.avro;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The Avro schema that follows from a table's columns, as Flink makes it: a record of that name, a union with null for
 * what may be NULL.
 *
 * @param legacyTimestamps whether TIMESTAMP is an instant in UTC, and TIMESTAMP_LTZ is none of Avro's types
 */
record TableSchemas(boolean legacyTimestamps) {
    private static final String NAMESPACE = "org.apache.flink.avro.generated";
    private static final String NAME = "record";

    /** The schema of a table's messages. */
    Schema of(List<Field> columns) {
        return record(columns, NAME);
    }

    private Schema record(List<Field> fields, String name) {
        List<Schema.Field> converted = fields.stream()
                .map(field -> {
                    Schema schema = of(field.type(), name + "_" + field.name(), field.name());
                    Object absent = field.type().nullable() ? JsonProperties.NULL_VALUE : null;
                    return field(field.name(), schema, absent);
                })
                .toList();
        return Schema.createRecord(name, null, NAMESPACE, false, converted);
    }

    private static Schema.Field field(String name, Schema schema, @org.jspecify.annotations.Nullable Object absent) {
        try {
            return absent == null ? new Schema.Field(name, schema, null) : new Schema.Field(name, schema, null, absent);
        } catch (AvroRuntimeException e) {
            throw WeirException.of(
                            AvroError.UNSUPPORTED_TYPE,
                            "column '%s' cannot be a field of Avro: %s",
                            name,
                            e.getMessage())
                    .hint("names have letters, digits and '_' only")
                    .causedBy(e);
        }
    }

    private Schema of(DataType type, String recordName, String path) {
        Schema plain = notNull(type, recordName, path);
        return type.nullable() ? Schema.createUnion(Schema.create(Schema.Type.NULL), plain) : plain;
    }

    private Schema notNull(DataType type, String recordName, String path) {
        return switch (type) {
            case DataType.Bool t -> Schema.create(Schema.Type.BOOLEAN);
            case DataType.TinyInt t -> Schema.create(Schema.Type.INT);
            case DataType.SmallInt t -> Schema.create(Schema.Type.INT);
            case DataType.Int t -> Schema.create(Schema.Type.INT);
            case DataType.BigInt t -> Schema.create(Schema.Type.LONG);
            case DataType.Float32 t -> Schema.create(Schema.Type.FLOAT);
            case DataType.Float64 t -> Schema.create(Schema.Type.DOUBLE);
            case DataType.Char t -> Schema.create(Schema.Type.STRING);
            case DataType.VarChar t -> Schema.create(Schema.Type.STRING);
            case DataType.Binary t -> Schema.create(Schema.Type.BYTES);
            case DataType.VarBinary t -> Schema.create(Schema.Type.BYTES);
            case DataType.Decimal t ->
                LogicalTypes.decimal(t.precision(), t.scale()).addToSchema(Schema.create(Schema.Type.BYTES));
            case DataType.Date t -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case DataType.Time t
            when t.precision() <= 3 -> LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
            case DataType.Timestamp t -> timestamp(type, t.precision(), !legacyTimestamps, path);
            case DataType.TimestampLtz t when !legacyTimestamps -> timestamp(type, t.precision(), false, path);
            case DataType.Array t -> Schema.createArray(of(t.element(), recordName, path + "[]"));
            case DataType.MapOf t when isText(t.key()) -> Schema.createMap(of(t.value(), recordName, path + "[]"));
            case DataType.RowOf t -> record(t.fields(), recordName);
            default -> throw unsupported(type, path);
        };
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.VarChar || type instanceof DataType.Char;
    }

    private Schema timestamp(DataType type, int precision, boolean local, String path) {
        Schema number = Schema.create(Schema.Type.LONG);
        if (precision <= 3) {
            return (local ? LogicalTypes.localTimestampMillis() : LogicalTypes.timestampMillis()).addToSchema(number);
        }
        if (precision <= 6 && !legacyTimestamps) {
            return (local ? LogicalTypes.localTimestampMicros() : LogicalTypes.timestampMicros()).addToSchema(number);
        }
        throw unsupported(type, path);
    }

    private WeirException unsupported(DataType type, String path) {
        boolean other = type instanceof DataType.TimestampLtz || type instanceof DataType.Timestamp;
        return WeirException.of(
                        AvroError.UNSUPPORTED_TYPE,
                        "Avro has no way to write column '%s' of type %s",
                        path,
                        type.name())
                .hint(other && legacyTimestamps ? "set 'avro.timestamp_mapping.legacy' = 'false'" : null);
    }

    /** Fails when a schema that a user wrote has no field for a column. */
    static Schema checked(Schema schema, List<Field> columns) {
        Set<String> missing = new TreeSet<>();
        for (Field column : columns) {
            if (schema.getType() != Schema.Type.RECORD || schema.getField(column.name()) == null) {
                missing.add(column.name());
            }
        }
        if (!missing.isEmpty()) {
            throw WeirException.of(
                    AvroError.INVALID_OPTION,
                    "'%s' is no record with the columns %s",
                    AvroOptions.SCHEMA.key(),
                    missing);
        }
        return schema;
    }
}
