package dev.weir.expressions;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function of the values of one row: its names, what it accepts, what it returns, and how its kernel is made.
 * Everything a planner needs to offer it to users stands here. Immutable; one instance a function, compared by
 * identity; functions that were defined as {@linkplain Builder#sameAs the same} are equal.
 */
public final class ScalarFunction {
    /** How a call is written. */
    public enum Syntax {
        /** {@code NAME(a, b)}. */
        FUNCTION,
        /** {@code NAME} alone, such as CURRENT_DATE; Flink allows {@code NAME()} as well for some. */
        NILADIC,
        /** {@code a NAME b}. */
        BINARY,
        /** {@code NAME a}. */
        PREFIX,
        /** {@code a NAME}. */
        POSTFIX,
        /** With keywords or brackets between the arguments; the SQL grammar has a rule for it. */
        SPECIAL
    }

    /** When two calls with equal arguments give equal results. */
    public enum Determinism {
        /** Always: may be computed at plan time. */
        DETERMINISTIC,
        /** For the rows of one batch, such as CURRENT_TIMESTAMP: computed once a batch. */
        STABLE,
        /** Never: RAND, UUID. */
        VOLATILE
    }

    /** Writes a call as SQL from its arguments' SQL and its type. */
    @FunctionalInterface
    public interface Renderer {
        String render(List<String> arguments, DataType type);
    }

    private final String name;
    private final List<String> aliases;
    private final Syntax syntax;
    private final Determinism determinism;
    private final List<Overload> overloads;
    private final ResultTypeRule resultType;
    private final KernelBinder binder;
    private final @Nullable Renderer renderer;
    private final Object identity;

    private ScalarFunction(Builder builder, KernelBinder binder) {
        name = builder.name;
        aliases = List.copyOf(builder.aliases);
        syntax = builder.syntax;
        determinism = builder.determinism;
        overloads = List.copyOf(builder.overloads);
        resultType = builder.resultType;
        renderer = builder.renderer;
        identity = builder.identity;
        this.binder = binder;
    }

    /** Begins the definition of a function; further names are aliases. */
    public static Builder named(String name, String... aliases) {
        return new Builder(name, List.of(aliases));
    }

    /** The SQL name in upper case, or the symbol of an operator. */
    public String name() {
        return name;
    }

    /** Other names. */
    public List<String> aliases() {
        return aliases;
    }

    public Syntax syntax() {
        return syntax;
    }

    /** Whether it is written without the parentheses of a call, so that it needs some inside another operator. */
    public boolean isOperator() {
        return syntax == Syntax.BINARY || syntax == Syntax.PREFIX || syntax == Syntax.POSTFIX;
    }

    public Determinism determinism() {
        return determinism;
    }

    /** The ways to call it. */
    public List<Overload> overloads() {
        return overloads;
    }

    /** The smallest number of arguments. */
    public int minimumArguments() {
        return overloads.stream().mapToInt(o -> o.parameters().size()).min().orElse(0);
    }

    /** The largest number of arguments; {@link Integer#MAX_VALUE} if there is no limit. */
    public int maximumArguments() {
        return overloads.stream()
                .mapToInt(o -> o.variadic() ? Integer.MAX_VALUE : o.parameters().size())
                .max()
                .orElse(0);
    }

    /** Whether it takes arguments of these types. */
    public boolean accepts(CallArguments arguments) {
        return overloads.stream().anyMatch(overload -> overload.accepts(arguments.types()));
    }

    /**
     * The type of a call.
     *
     * @throws WeirException if it does not take such arguments
     */
    public DataType resultType(CallArguments arguments) {
        if (!accepts(arguments)) {
            throw wrongArguments(arguments);
        }
        return resultType.infer(arguments);
    }

    private WeirException wrongArguments(CallArguments arguments) {
        String given = arguments.types().stream().map(DataType::name).collect(Collectors.joining(", "));
        return WeirException.of(
                        ExpressionError.WRONG_ARGUMENTS, "%s does not take arguments of types (%s)", name, given)
                .hint("it can be called as " + signatures());
    }

    /** All ways to call it, as messages and SHOW FUNCTIONS show them. */
    public String signatures() {
        return overloads.stream().map(o -> name + "(" + o + ")").collect(Collectors.joining(" or "));
    }

    /** The kernel for a call. */
    public Kernel bind(CallArguments arguments, DataType type) {
        return binder.bind(arguments, type);
    }

    /** A call as SQL. */
    String sql(List<String> arguments, DataType type) {
        if (renderer != null) {
            return renderer.render(arguments, type);
        }
        return switch (syntax) {
            case NILADIC -> name;
            case BINARY -> String.join(" " + name + " ", arguments);
            case PREFIX ->
                Character.isLetter(name.charAt(0)) ? name + " " + arguments.getFirst() : name + arguments.getFirst();
            case POSTFIX -> arguments.getFirst() + " " + name;
            case FUNCTION, SPECIAL -> name + "(" + String.join(", ", arguments) + ")";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScalarFunction function && identity == function.identity;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(identity);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects a definition; {@link #bind} ends it. */
    public static final class Builder {
        private final String name;
        private final List<String> aliases;
        private final List<Overload> overloads = new ArrayList<>();
        private Syntax syntax = Syntax.FUNCTION;
        private Determinism determinism = Determinism.DETERMINISTIC;
        private ResultTypeRule resultType = arguments -> arguments.type(0);
        private @Nullable Renderer renderer;
        private Object identity = this;

        private Builder(String name, List<String> aliases) {
            this.name = name;
            this.aliases = aliases;
        }

        /** How calls are written; {@link Syntax#FUNCTION} unless set. */
        public Builder syntax(Syntax value) {
            syntax = value;
            return this;
        }

        /** Whether results may change; {@link Determinism#DETERMINISTIC} unless set. */
        public Builder determinism(Determinism value) {
            determinism = value;
            return this;
        }

        /** Adds a way to call it. */
        public Builder takes(TypeFamily... parameters) {
            overloads.add(new Overload(List.of(parameters), false));
            return this;
        }

        /** Adds a way to call it in which the last parameter may be repeated. */
        public Builder takesMany(TypeFamily... parameters) {
            overloads.add(new Overload(List.of(parameters), true));
            return this;
        }

        /** The rule of its result type; the type of its first argument unless set. */
        public Builder returns(ResultTypeRule rule) {
            resultType = rule;
            return this;
        }

        /** How a call is shown where the syntax does not say. */
        public Builder shown(Renderer value) {
            renderer = value;
            return this;
        }

        /** Makes all functions that are defined with this object equal: they compute the same, wherever they stand. */
        public Builder sameAs(Object value) {
            identity = value;
            return this;
        }

        /** The function, whose kernels the binder makes. */
        public ScalarFunction bind(KernelBinder binder) {
            return new ScalarFunction(this, binder);
        }
    }
}
