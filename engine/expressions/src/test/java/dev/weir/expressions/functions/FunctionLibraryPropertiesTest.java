package dev.weir.expressions.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.Overload;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Determinism;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.evaluation.ExpressionEvaluator;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every function of the library over a batch against itself row by row: arguments of random types, as flat, constant
 * and dictionary columns and literals, with random NULLs and selections, against batches of one flat row.
 */
class FunctionLibraryPropertiesTest {
    private static final List<TypeFamily> MAY_BE_LONG =
            List.of(TypeFamily.CHARACTER, TypeFamily.BINARY, TypeFamily.ARRAY, TypeFamily.ANY);
    private static final Set<String> TYPED_BY_THE_CALL = Set.of("CAST", "TRY_CAST");

    private enum Form {
        FLAT,
        DICTIONARY,
        CONSTANT,
        LITERAL
    }

    /** One argument: its values in all physical rows. */
    private record Argument(DataType type, Form form, List<@Nullable Object> values) {
        Literal literal() {
            return new Literal(values.getFirst(), type);
        }
    }

    /** A call by columns and literals, and the type that it was made with. */
    private record Trial(
            ScalarFunction function,
            List<Argument> arguments,
            @Nullable DataType wanted) {
        /** A constant that a function cannot take fails once, whether or not a row needs it. */
        boolean hasConstants() {
            return arguments.stream()
                    .anyMatch(argument -> argument.form == Form.CONSTANT || argument.form == Form.LITERAL);
        }

        boolean isColumn(int i, boolean flat) {
            Argument argument = arguments.get(i);
            boolean symbol = argument.type instanceof DataType.Char type && !type.nullable();
            return !symbol && (flat || argument.form != Form.LITERAL);
        }

        /** @param flat whether literals, too, are read from columns */
        Call call(boolean flat) {
            Expression[] expressions = new Expression[arguments.size()];
            int columns = 0;
            for (int i = 0; i < expressions.length; i++) {
                expressions[i] = isColumn(i, flat)
                        ? new ColumnReference(columns++, arguments.get(i).type)
                        : arguments.get(i).literal();
            }
            return wanted != null
                    ? new Call(function, List.of(expressions), wanted)
                    : FunctionLibrary.standard().call(function.name(), expressions);
        }

        Schema schema(boolean flat) {
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                if (isColumn(i, flat)) {
                    fields.add(new Field("c" + i, arguments.get(i).type));
                }
            }
            return new Schema(fields);
        }

        Batch batch(int rows) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                if (isColumn(i, false)) {
                    columns.add(column(arguments.get(i), rows));
                }
            }
            return Batch.of(schema(false), rows, columns.toArray(Column[]::new));
        }

        Batch row(int row, boolean flat) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                if (isColumn(i, flat)) {
                    ColumnBuilder builder = ColumnBuilder.create(arguments.get(i).type, 1);
                    builder.appendValue(arguments.get(i).values.get(row));
                    columns.add(builder.build());
                }
            }
            return Batch.of(schema(flat), 1, columns.toArray(Column[]::new));
        }

        private static Column column(Argument argument, int rows) {
            return switch (argument.form) {
                case CONSTANT -> ConstantColumn.of(argument.type, argument.values.getFirst(), rows);
                case DICTIONARY -> dictionary(argument, rows);
                case FLAT, LITERAL -> flat(argument, rows);
            };
        }

        private static Column dictionary(Argument argument, int rows) {
            ColumnBuilder dictionary = ColumnBuilder.create(argument.type, rows);
            int[] indexes = new int[rows];
            long[] validity = new long[rows + 63 >>> 6];
            int entries = 0;
            for (int row = 0; row < rows; row++) {
                Object value = argument.values.get(row);
                if (value != null) {
                    dictionary.appendValue(value);
                    indexes[row] = entries++;
                    validity[row >>> 6] |= 1L << row;
                }
            }
            return entries == 0
                    ? flat(argument, rows)
                    : new DictionaryColumn(dictionary.build(), rows, indexes, validity);
        }

        private static Column flat(Argument argument, int rows) {
            ColumnBuilder builder = ColumnBuilder.create(argument.type, rows);
            for (int row = 0; row < rows; row++) {
                builder.appendValue(argument.values.get(row));
            }
            return builder.build();
        }
    }

    private static Trial trial(ScalarFunction function, SplittableRandom random, int rows) {
        RandomArguments values = new RandomArguments(random);
        Overload overload =
                function.overloads().get(random.nextInt(function.overloads().size()));
        int count = overload.parameters().size() + (overload.variadic() ? random.nextInt(3) : 0);
        boolean small = overload.parameters().stream().anyMatch(MAY_BE_LONG::contains);
        List<Argument> arguments = new ArrayList<>();
        DataType previous = null;
        for (int i = 0; i < count; i++) {
            boolean condition = function.name().equals("CASE") && i % 2 == 0 && i + 1 < count;
            TypeFamily family = condition ? TypeFamily.BOOLEAN : overload.parameter(i);
            boolean same = previous != null && family.contains(previous) && random.nextInt(4) > 0;
            DataType type = same ? previous : values.type(family);
            Form form = family == TypeFamily.SYMBOL
                    ? Form.LITERAL
                    : Form.values()[Math.max(0, random.nextInt(-2, Form.values().length))];
            List<@Nullable Object> column = new ArrayList<>();
            boolean varies = form == Form.FLAT || form == Form.DICTIONARY;
            for (int row = 0; row < rows; row++) {
                boolean again = !varies && row > 0;
                column.add(
                        family == TypeFamily.SYMBOL
                                ? again ? column.getFirst() : values.symbol()
                                : again ? column.getFirst() : values.nullable(type, small));
            }
            arguments.add(new Argument(type, form, column));
            previous = family == TypeFamily.SYMBOL || condition ? previous : type;
        }
        DataType wanted = TYPED_BY_THE_CALL.contains(function.name()) ? values.type(TypeFamily.ANY) : null;
        return new Trial(function, arguments, wanted);
    }

    private static @Nullable Call callOf(Trial trial, boolean flat) {
        try {
            Call call = trial.call(flat);
            evaluator(call, trial.schema(flat));
            return call;
        } catch (WeirException | IllegalArgumentException notCallable) {
            return null;
        } catch (RuntimeException bug) {
            throw new AssertionError(trial.function + " breaks when it is planned for " + trial.arguments, bug);
        }
    }

    private static ExpressionEvaluator evaluator(Call call, Schema schema) {
        EvaluationContext context = EvaluationContext.builder(new TestingClock(1_000_000))
                .zone(ZoneId.of("Europe/Berlin"))
                .build();
        return new ExpressionEvaluator(List.of(call), schema, context);
    }

    /** What came of a row: a value, or a failure. */
    private record Outcome(@Nullable Object value, @Nullable WeirException failure) {}

    private static Outcome outcome(ExpressionEvaluator evaluator, Batch row, String what) {
        try {
            return new Outcome(evaluator.evaluate(row)[0].value(0), null);
        } catch (WeirException failure) {
            return new Outcome(null, failure);
        } catch (RuntimeException bug) {
            throw new AssertionError(what + ": breaks for " + row.toRow(0), bug);
        }
    }

    /** Compares one call; false when the library does not take such arguments. */
    private static boolean compare(ScalarFunction function, SplittableRandom random, String seed) {
        int rows = 1 + random.nextInt(70);
        Trial trial = trial(function, random, rows);
        Call call = callOf(trial, false);
        if (call == null) {
            return false;
        }
        Call flatCall = callOf(trial, true);
        boolean flat = flatCall != null && flatCall.type().equals(call.type());
        Call rowCall = flat && flatCall != null ? flatCall : call;
        int[] selection = new int[rows];
        int selected = 0;
        for (int row = 0; row < rows; row++) {
            selection[selected] = row;
            selected += random.nextInt(4) > 0 ? 1 : 0;
        }
        ExpressionEvaluator byRow = evaluator(rowCall, trial.schema(flat));
        String what = function.name() + " as " + call + ", " + seed;
        List<Outcome> expected = new ArrayList<>();
        WeirException failure = null;
        for (int i = 0; i < selected; i++) {
            expected.add(outcome(byRow, trial.row(selection[i], flat), what));
            failure = failure == null ? expected.getLast().failure : failure;
        }
        try {
            Column result = evaluator(call, trial.schema(false))
                    .evaluate(trial.batch(rows).select(selection, selected))[0];
            if (failure != null) {
                fail("%s: a row fails alone and not in a batch: %s", what, failure.getMessage());
            }
            for (int i = 0; i < selected; i++) {
                int row = selection[i];
                assertThat(comparable(result.value(row)))
                        .as("%s, row %d: %s", what, row, shown(trial, row))
                        .isEqualTo(comparable(expected.get(i).value));
            }
        } catch (WeirException inBatch) {
            if (failure == null && selected > 0 && !trial.hasConstants()) {
                throw new AssertionError(what + ": fails in a batch and in no row alone", inBatch);
            }
        } catch (RuntimeException bug) {
            throw new AssertionError(what + ": breaks", bug);
        }
        return true;
    }

    /** Values as they are equal to each other: arrays of bytes are not, wherever they are. */
    private static Object comparable(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case List<?> list ->
                list.stream().map(FunctionLibraryPropertiesTest::comparable).toList();
            case Row row -> comparable(row.values());
            case Map<?, ?> map ->
                List.of(comparable(new ArrayList<>(map.keySet())), comparable(new ArrayList<>(map.values())));
            default -> value;
        };
    }

    private static List<@Nullable Object> shown(Trial trial, int row) {
        List<@Nullable Object> shown = new ArrayList<>();
        trial.arguments.forEach(argument -> shown.add(Row.of(argument.values.get(row))));
        return shown;
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aBatchGivesWhatItsRowsGiveAlone(@ForAll long seed) {
        List<AssertionError> differences = new ArrayList<>();
        for (ScalarFunction function : FunctionLibrary.standard().scalarFunctions()) {
            if (function.determinism() != Determinism.VOLATILE) {
                SplittableRandom random =
                        new SplittableRandom(seed ^ function.name().hashCode());
                try {
                    compare(function, random, "seed " + seed);
                } catch (AssertionError difference) {
                    differences.add(difference);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** So that no function escapes the comparison because its arguments never fit. */
    @Test
    void everyFunctionIsCompared() {
        Set<String> never = new TreeSet<>();
        for (ScalarFunction function : FunctionLibrary.standard().scalarFunctions()) {
            if (function.determinism() != Determinism.VOLATILE) {
                SplittableRandom random = new SplittableRandom(function.name().hashCode());
                boolean compared = false;
                for (int i = 0; i < 400 && !compared; i++) {
                    compared = compare(function, random, "try " + i);
                }
                if (!compared) {
                    never.add(function.name());
                }
            }
        }
        assertThat(never).isEmpty();
    }
}
