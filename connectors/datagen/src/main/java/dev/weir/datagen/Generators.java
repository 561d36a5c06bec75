package dev.weir.datagen;

import dev.weir.base.NearestName;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chooses the generator of a field from its type and options. */
final class Generators {
    private static final List<String> SUFFIXES =
            List.of("kind", "min", "max", "max-past", "length", "var-len", "start", "end", "null-rate");
    private static final int TEXT_LENGTH = 100;
    private static final int COLLECTION_LENGTH = 3;
    private static final OptionType<BigDecimal> DECIMAL =
            new OptionType<>("number", text -> new BigDecimal(text.strip()));

    private Generators() {}

    /** Fails when an option's last part is none that a field has. */
    static void checkKnown(String key) {
        String suffix = key.substring(key.lastIndexOf('.') + 1);
        if (!SUFFIXES.contains(suffix)) {
            String hint = NearestName.hint(suffix, SUFFIXES);
            throw WeirException.of(DatagenError.UNKNOWN_FIELD_OPTION, "unknown option '%s'", key)
                    .hint(hint != null ? hint : "fields have the options " + String.join(", ", SUFFIXES));
        }
    }

    static ColumnGenerator create(DataType type, FieldOptions options) {
        String kind = options.get("kind", OptionType.STRING, "random").toLowerCase(Locale.ROOT);
        ColumnGenerator generator = switch (kind) {
            case "random" -> random(type, options);
            case "sequence" -> sequence(type, options);
            default -> throw options.invalid("kind", "must be random or sequence, but is '" + kind + "'");
        };
        double nullRate = options.get("null-rate", OptionType.DOUBLE, 0.0);
        if (nullRate < 0 || nullRate > 1) {
            throw options.invalid("null-rate", "must be between 0 and 1, but is " + nullRate);
        }
        return nullRate == 0 ? generator : new WithNulls(generator, nullRate);
    }

    private static ColumnGenerator sequence(DataType type, FieldOptions options) {
        long start = options.require("start", OptionType.LONG);
        long end = options.require("end", OptionType.LONG);
        if (start > end) {
            throw options.invalid("end", "must not be before the start, " + start + ", but is " + end);
        }
        return new SequenceGenerator(type, start, end);
    }

    private static ColumnGenerator random(DataType type, FieldOptions options) {
        return switch (type) {
            case DataType.Bool t -> new BooleanGenerator(type);
            case DataType.TinyInt t -> integers(type, options, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DataType.SmallInt t -> integers(type, options, Short.MIN_VALUE, Short.MAX_VALUE);
            case DataType.Int t -> integers(type, options, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DataType.BigInt t -> integers(type, options, Long.MIN_VALUE, Long.MAX_VALUE);
            case DataType.YearMonthInterval t -> integers(type, options, 0, 120_000);
            case DataType.DayTimeInterval t -> integers(type, options, 0, Long.MAX_VALUE);
            case DataType.Float32 t -> floating(type, options, -Float.MAX_VALUE, Float.MAX_VALUE);
            case DataType.Float64 t -> floating(type, options, -Double.MAX_VALUE, Double.MAX_VALUE);
            case DataType.Decimal t -> decimals(t, options);
            case DataType.Char t -> bytes(type, options, t.length(), true);
            case DataType.VarChar t -> bytes(type, options, Math.min(t.length(), TEXT_LENGTH), true);
            case DataType.Binary t -> bytes(type, options, t.length(), false);
            case DataType.VarBinary t -> bytes(type, options, Math.min(t.length(), TEXT_LENGTH), false);
            case DataType.Date t -> times(type, options);
            case DataType.Time t -> times(type, options);
            case DataType.Timestamp t -> times(type, options);
            case DataType.TimestampLtz t -> times(type, options);
            case DataType.Array t ->
                new CollectionGenerator.OfArray(
                        type, create(t.element(), options.part("element")), length(options, COLLECTION_LENGTH));
            case DataType.MapOf t ->
                new CollectionGenerator.OfMap(
                        type,
                        create(t.key(), options.part("key")),
                        create(t.value(), options.part("value")),
                        length(options, COLLECTION_LENGTH));
            case DataType.RowOf t -> rows(t, options);
            case DataType.Null t -> throw unsupported(type, options);
            case DataType.Opaque t -> throw unsupported(type, options);
        };
    }

    private static WeirException unsupported(DataType type, FieldOptions options) {
        return WeirException.of(
                DatagenError.UNSUPPORTED_TYPE, "datagen has no values of type %s (%s)", type.name(), options.prefix());
    }

    private static ColumnGenerator integers(DataType type, FieldOptions options, long least, long most) {
        long min = options.get("min", OptionType.LONG, least);
        long max = options.get("max", OptionType.LONG, most);
        if (min > max || min < least || max > most) {
            throw options.invalid(
                    "max", "and 'min' must be a range of " + type.name() + ", but are " + min + " to " + max);
        }
        return new IntegerGenerator(type, min, max);
    }

    private static ColumnGenerator floating(DataType type, FieldOptions options, double least, double most) {
        double min = options.get("min", OptionType.DOUBLE, least);
        double max = options.get("max", OptionType.DOUBLE, most);
        if (!(min <= max)) {
            throw options.invalid("max", "must not be less than 'min', " + min + ", but is " + max);
        }
        return new FloatingGenerator(type, min, max);
    }

    private static ColumnGenerator decimals(DataType.Decimal type, FieldOptions options) {
        BigDecimal most = new BigDecimal(BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), type.scale());
        BigDecimal min = options.get("min", DECIMAL, most.negate());
        BigDecimal max = options.get("max", DECIMAL, most);
        if (min.compareTo(max) > 0 || min.compareTo(most.negate()) < 0 || max.compareTo(most) > 0) {
            throw options.invalid(
                    "max", "and 'min' must be a range of " + type.name() + ", but are " + min + " to " + max);
        }
        return new DecimalGenerator(type, min, max);
    }

    private static ColumnGenerator bytes(DataType type, FieldOptions options, int defaultLength, boolean text) {
        return new BytesGenerator(
                type, length(options, defaultLength), options.get("var-len", OptionType.BOOLEAN, false), text);
    }

    private static int length(FieldOptions options, int defaultLength) {
        int length = options.get("length", OptionType.INT, defaultLength);
        if (length < 0) {
            throw options.invalid("length", "must not be negative, but is " + length);
        }
        return length;
    }

    private static ColumnGenerator times(DataType type, FieldOptions options) {
        Duration past = options.get("max-past", OptionType.DURATION, Duration.ZERO);
        return new TimeGenerator(type, past.toMillis());
    }

    private static ColumnGenerator rows(DataType.RowOf type, FieldOptions options) {
        List<ColumnGenerator> fields = new ArrayList<>();
        for (Field field : type.fields()) {
            fields.add(create(field.type(), options.part(field.name())));
        }
        return new CollectionGenerator.OfRow(type, fields);
    }
}
