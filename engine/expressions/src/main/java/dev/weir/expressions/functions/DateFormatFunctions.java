package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.NUMERIC;
import static dev.weir.expressions.TypeFamily.TIMESTAMP;
import static dev.weir.expressions.TypeFamily.TIMESTAMP_LTZ;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Determinism;
import dev.weir.expressions.kernels.CivilDate;
import dev.weir.expressions.kernels.Doubles;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.NumericTypes;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TemporalReader;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.TimestampPattern;
import dev.weir.expressions.kernels.ZoneShift;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Dates and times to and from text by patterns. Text that cannot be read gives NULL. */
final class DateFormatFunctions {
    private static final String DEFAULT_PATTERN = "yyyy-MM-dd HH:mm:ss";

    private DateFormatFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("DATE_FORMAT")
                        .takes(TIMESTAMP, CHARACTER)
                        .takes(TIMESTAMP_LTZ, CHARACTER)
                        .takes(CHARACTER, CHARACTER)
                        .returns(arguments -> {
                            checkPattern(arguments, 1);
                            boolean text = CommonTypes.isCharacter(arguments.type(0));
                            return DataTypes.STRING.withNullable(text || arguments.anyNullable());
                        })
                        .bind((arguments, type) -> dateFormat(arguments.type(0), type)),
                ScalarFunction.named("TO_DATE")
                        .takes(CHARACTER)
                        .takes(CHARACTER, CHARACTER)
                        .returns(arguments -> checked(arguments, DataTypes.DATE))
                        .bind((arguments, type) -> toDate(arguments.size(), type)),
                ScalarFunction.named("TO_TIMESTAMP")
                        .takes(CHARACTER)
                        .takes(CHARACTER, CHARACTER)
                        .returns(arguments -> checked(arguments, DataTypes.timestamp(3)))
                        .bind((arguments, type) -> toTimestamp(arguments.size(), type)),
                ScalarFunction.named("UNIX_TIMESTAMP")
                        .determinism(Determinism.STABLE)
                        .takes()
                        .takes(CHARACTER)
                        .takes(CHARACTER, CHARACTER)
                        .returns(arguments -> {
                            checkPattern(arguments, 1);
                            return DataTypes.BIGINT.withNullable(arguments.anyNullable());
                        })
                        .bind((arguments, type) -> unixTimestamp(arguments.size(), type)),
                ScalarFunction.named("FROM_UNIXTIME")
                        .takes(NUMERIC)
                        .takes(NUMERIC, CHARACTER)
                        .returns(arguments -> checked(arguments, DataTypes.STRING))
                        .bind((arguments, type) -> fromUnixTime(arguments.size(), type)),
                ScalarFunction.named("CONVERT_TZ")
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> convertZone(type)));
    }

    /** A pattern that is constant is compiled in the plan, so that a wrong one fails there. */
    static void checkPattern(CallArguments arguments, int index) {
        if (index < arguments.size() && arguments.literal(index) instanceof String pattern) {
            TimestampPattern.compile(pattern);
        }
    }

    private static DataType checked(CallArguments arguments, DataType type) {
        checkPattern(arguments, 1);
        return type.withNullable(true);
    }

    /**
     * A zone by its name or offset.
     *
     * @throws WeirException if there is none
     */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name, ZoneId.SHORT_IDS);
        } catch (DateTimeException unknown) {
            throw WeirException.of(ExpressionError.INVALID_ARGUMENT_VALUE, "there is no time zone '%s'", name)
                    .hint("zones are called like Europe/Berlin, UTC or GMT+08:00");
        }
    }

    private static Kernel dateFormat(DataType source, DataType type) {
        if (CommonTypes.isCharacter(source)) {
            return RowKernels.text(type, 24, (arguments, out, context) -> {
                Texts texts = Texts.of(arguments[0]);
                Patterns.ByRow<TimestampPattern> patterns =
                        new Patterns<>(TimestampPattern::compile).open(arguments[1]);
                TemporalReader reader = new TemporalReader();
                return row -> {
                    if (!reader.readTimestamp(texts.bytes(), texts.offset(row), texts.length(row))) {
                        out.putNull(row);
                        return;
                    }
                    out.begin();
                    patterns.at(row).format(out, reader.millis(), reader.nanosOfMilli(), context.zone());
                    out.end(row);
                };
            });
        }
        return new FormatKernel(source instanceof DataType.TimestampLtz, type);
    }

    private static Kernel toDate(int arity, DataType type) {
        if (arity == 1) {
            return RowKernels.ints(type, (arguments, out, context) -> {
                Texts texts = Texts.of(arguments[0]);
                TemporalReader reader = new TemporalReader();
                return row -> {
                    if (reader.readDate(texts.bytes(), texts.offset(row), texts.length(row))) {
                        out.put(row, (int) reader.epochDay());
                    } else {
                        out.putNull(row);
                    }
                };
            });
        }
        return RowKernels.ints(type, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<TimestampPattern> patterns = new Patterns<>(TimestampPattern::compile).open(arguments[1]);
            return row -> {
                TimestampPattern pattern = patterns.at(row);
                if (pattern.parse(texts.bytes(), texts.offset(row), texts.length(row))) {
                    out.put(row, (int) Math.floorDiv(pattern.millis(), CivilDate.MILLIS_PER_DAY));
                } else {
                    out.putNull(row);
                }
            };
        });
    }

    private static Kernel toTimestamp(int arity, DataType type) {
        return RowKernels.timestamps(type, (arguments, out, context) -> {
            TextParser parser = TextParser.open(arguments, arity);
            return row -> {
                if (parser.read(row)) {
                    out.put(row, parser.millis());
                } else {
                    out.putNull(row);
                }
            };
        });
    }

    private static Kernel unixTimestamp(int arity, DataType type) {
        if (arity == 0) {
            return RowKernels.longs(type, (arguments, out, context) -> {
                long seconds = Math.floorDiv(context.batchMillis(), 1000L);
                return row -> out.put(row, seconds);
            });
        }
        return RowKernels.longs(type, (arguments, out, context) -> {
            TextParser parser = TextParser.open(arguments, arity);
            ZoneShift shift = new ZoneShift(context.zone());
            // Flink's result for text that is no timestamp; users test for it.
            return row -> out.put(
                    row, parser.read(row) ? Math.floorDiv(shift.toUtc(parser.millis()), 1000L) : Long.MIN_VALUE);
        });
    }

    private static Kernel fromUnixTime(int arity, DataType type) {
        return RowKernels.text(type, 24, (arguments, out, context) -> {
            boolean exact = NumericTypes.isInteger(arguments[0].type());
            Longs integers = exact ? Longs.of(arguments[0]) : null;
            Doubles doubles = exact ? null : Doubles.of(arguments[0]);
            Patterns<TimestampPattern> cache = new Patterns<>(TimestampPattern::compile);
            TimestampPattern standard = cache.of(DEFAULT_PATTERN);
            Patterns.ByRow<TimestampPattern> patterns = arity == 1 ? row -> standard : cache.open(arguments[1]);
            ZoneShift shift = new ZoneShift(context.zone());
            return row -> {
                out.begin();
                long seconds = integers == null
                        ? (long) Objects.requireNonNull(doubles).at(row)
                        : integers.at(row);
                patterns.at(row).format(out, shift.toLocal(seconds * 1000), 0, context.zone());
                out.end(row);
            };
        });
    }

    private static Kernel convertZone(DataType type) {
        return RowKernels.text(type, 20, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<ZoneShift> from =
                    new Patterns<>((String name) -> new ZoneShift(zone(name))).open(arguments[1]);
            Patterns.ByRow<ZoneShift> to =
                    new Patterns<>((String name) -> new ZoneShift(zone(name))).open(arguments[2]);
            TimestampPattern pattern = TimestampPattern.compile(DEFAULT_PATTERN);
            return row -> {
                if (!pattern.parse(texts.bytes(), texts.offset(row), texts.length(row))) {
                    out.putNull(row);
                    return;
                }
                out.begin();
                pattern.format(out, to.at(row).toLocal(from.at(row).toUtc(pattern.millis())), 0, context.zone());
                out.end(row);
            };
        });
    }
}
