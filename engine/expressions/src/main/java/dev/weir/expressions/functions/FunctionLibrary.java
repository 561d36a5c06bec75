package dev.weir.expressions.functions;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.expressions.AggregateFunctionDefinition;
import dev.weir.expressions.Call;
import dev.weir.expressions.Expression;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.ScalarFunction;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All built-in functions by name, in any case. Immutable; any thread. */
public final class FunctionLibrary {
    private static final FunctionLibrary STANDARD = new FunctionLibrary();

    private final Map<String, ScalarFunction> scalars = new LinkedHashMap<>();
    private final Map<String, AggregateFunctionDefinition> aggregates = new LinkedHashMap<>();
    private final List<ScalarFunction> distinctScalars;

    private FunctionLibrary() {
        distinctScalars = Stream.of(
                        LogicFunctions.all(),
                        ComparisonFunctions.all(),
                        ConditionalFunctions.all(),
                        ArithmeticFunctions.all(),
                        CastFunctions.all(),
                        MathFunctions.all(),
                        RoundingFunctions.all(),
                        ExtremeFunctions.all(),
                        RandomFunctions.all(),
                        TextFunctions.all(),
                        SearchFunctions.all(),
                        RegexFunctions.all(),
                        JoiningFunctions.all(),
                        CharacterTests.all(),
                        EncodingFunctions.all(),
                        UrlFunctions.all(),
                        HashFunctions.all(),
                        CalendarFunctions.all(),
                        DateFormatFunctions.all(),
                        List.of(ToTimestampLtz.function()),
                        CurrentTimeFunctions.all(),
                        CollectionFunctions.all(),
                        JsonFunctions.all(),
                        SessionFunctions.all())
                .flatMap(Collection::stream)
                .toList();
        for (ScalarFunction function : distinctScalars) {
            register(function.name(), function);
            function.aliases().forEach(alias -> register(alias, function));
        }
        AggregateFunctions.all().forEach(function -> aggregates.put(function.name(), function));
    }

    private void register(String name, ScalarFunction function) {
        ScalarFunction other = scalars.put(name.toUpperCase(Locale.ROOT), function);
        if (other != null) {
            throw new IllegalArgumentException("two functions are called " + name);
        }
    }

    /** The built-in functions. */
    public static FunctionLibrary standard() {
        return STANDARD;
    }

    /** Every scalar function once. */
    public List<ScalarFunction> scalarFunctions() {
        return distinctScalars;
    }

    /** Every aggregate function. */
    public Collection<AggregateFunctionDefinition> aggregateFunctions() {
        return Collections.unmodifiableCollection(aggregates.values());
    }

    /** The scalar function of a name, alias or operator symbol, or null. */
    public @Nullable ScalarFunction findScalar(String name) {
        return scalars.get(name.toUpperCase(Locale.ROOT));
    }

    /** The aggregate function of a name, or null. */
    public @Nullable AggregateFunctionDefinition findAggregate(String name) {
        return aggregates.get(name.toUpperCase(Locale.ROOT));
    }

    /**
     * The scalar function of a name, alias or operator symbol.
     *
     * @throws WeirException if there is none
     */
    public ScalarFunction scalar(String name) {
        ScalarFunction function = findScalar(name);
        if (function == null) {
            throw WeirException.of(ExpressionError.UNKNOWN_FUNCTION, "there is no function '%s'", name)
                    .hint(NearestName.hint(name, scalars.keySet()));
        }
        return function;
    }

    /**
     * A call of a scalar function, of the type that it infers.
     *
     * @throws WeirException if there is no such function or it does not take such arguments
     */
    public Call call(String name, Expression... arguments) {
        return Call.of(scalar(name), arguments);
    }
}
