package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Determinism;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.SeededRandom;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random numbers and identifiers: from the job's generator, or from a seed that the query names. */
final class RandomFunctions {
    private RandomFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("RAND")
                        .determinism(Determinism.VOLATILE)
                        .takes()
                        .takes(INTEGER)
                        .returns(Results.of(DataTypes.DOUBLE))
                        .bind((arguments, type) -> rand(arguments.size() > 0, type)),
                ScalarFunction.named("RAND_INTEGER")
                        .determinism(Determinism.VOLATILE)
                        .takes(INTEGER)
                        .takes(INTEGER, INTEGER)
                        .returns(Results.of(DataTypes.INT))
                        .bind((arguments, type) -> randInteger(arguments.size() > 1, type)),
                ScalarFunction.named("UUID")
                        .determinism(Determinism.VOLATILE)
                        .takes()
                        .returns(Results.always(DataTypes.STRING.withNullable(false)))
                        .bind((arguments, type) -> uuid(type)));
    }

    /** The generator of a seed: one for all rows if it is constant, else a new one a row. */
    private static final class Seeded {
        private @Nullable SeededRandom constant;

        SeededRandom of(Column seeds, long seed) {
            if (!(seeds instanceof ConstantColumn)) {
                return new SeededRandom(seed);
            }
            SeededRandom present = constant == null ? new SeededRandom(seed) : constant;
            constant = present;
            return present;
        }
    }

    private static Kernel rand(boolean hasSeed, DataType type) {
        Seeded generators = new Seeded();
        return RowKernels.doubles(type, (arguments, out, context) -> {
            if (!hasSeed) {
                return row -> out.put(row, context.random().nextDouble());
            }
            Longs seeds = Longs.of(arguments[0]);
            return row ->
                    out.put(row, generators.of(arguments[0], seeds.at(row)).nextDouble());
        });
    }

    private static Kernel randInteger(boolean hasSeed, DataType type) {
        Seeded generators = new Seeded();
        return RowKernels.ints(type, (arguments, out, context) -> {
            Longs seeds = Longs.of(arguments[0]);
            Longs bounds = Longs.of(arguments[arguments.length - 1]);
            return row -> {
                int bound = bounds.intAt(row);
                if (bound <= 0) {
                    throw WeirException.of(
                            ExpressionError.INVALID_ARGUMENT_VALUE,
                            "the bound of RAND_INTEGER must be positive, is %s",
                            bound);
                }
                out.put(
                        row,
                        hasSeed
                                ? generators.of(arguments[0], seeds.at(row)).nextInt(bound)
                                : context.random().nextInt(bound));
            };
        });
    }

    /** Version 4 of RFC 9562, made of the job's own random bits. */
    private static Kernel uuid(DataType type) {
        return RowKernels.text(type, 36, (arguments, out, context) -> row -> {
            long high = context.random().nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
            long low = context.random().nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            out.put(row, new UUID(high, low).toString());
        });
    }
}
