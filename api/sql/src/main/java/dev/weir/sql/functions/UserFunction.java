package dev.weir.sql.functions;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.dataflow.serialization.SerializedCopies;
import dev.weir.expressions.Call;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.ScalarFunction.Determinism;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.functions.FunctionLibrary;
import dev.weir.functions.ScalarFunction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A scalar function that a user wrote: what its class says of it. Immutable; any thread. */
public final class UserFunction {
    private final String name;
    private final ScalarFunction original;
    private final boolean registeredObject;
    private final List<Signature> signatures;

    /**
     * Reads a function's class. Fails with an error without place.
     *
     * @param name what messages and plans call it
     * @param original an object of the class
     * @param registeredObject whether the object was handed over, so that its fields count
     * @param types reads the types in hints
     */
    public UserFunction(String name, ScalarFunction original, boolean registeredObject, TypeReader types) {
        this.name = name;
        this.original = registeredObject ? copy(original) : original;
        this.registeredObject = registeredObject;
        signatures = new SignatureReader(types).read(original.getClass());
    }

    /** What messages and plans call it. */
    public String name() {
        return name;
    }

    /** Its class. */
    public Class<? extends ScalarFunction> type() {
        return original.getClass();
    }

    /** Whether equal arguments give equal results. */
    public boolean isDeterministic() {
        return original.isDeterministic();
    }

    /** All ways to call it, as messages show them. */
    public String signatures() {
        return signatures.stream().map(each -> name + "(" + each + ")").collect(Collectors.joining(" or "));
    }

    /**
     * The type of a call with arguments of these types.
     *
     * @throws WeirException if no way to call it takes them, or several do equally well
     */
    public DataType resultType(List<DataType> arguments) {
        return choose(arguments).result();
    }

    private Signature choose(List<DataType> arguments) {
        List<Signature> best = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        for (Signature signature : signatures) {
            int distance = signature.distance(arguments);
            if (distance != Fit.NOT && distance <= least) {
                if (distance < least) {
                    best.clear();
                }
                best.add(signature);
                least = distance;
            }
        }
        if (best.size() == 1) {
            return best.getFirst();
        }
        String types = arguments.stream().map(DataType::sql).collect(Collectors.joining(", "));
        if (best.isEmpty()) {
            boolean onlyNull = arguments.stream().anyMatch(DataType::nullable)
                    && signatures.stream().anyMatch(each -> each.distance(notNull(arguments)) != Fit.NOT);
            throw WeirException.of(
                            FunctionError.WRONG_ARGUMENTS, "%s does not take arguments of types (%s)", name, types)
                    .hint("it can be called as " + signatures()
                            + (onlyNull
                                    ? "; a parameter of a primitive type takes no argument that may be NULL: write its"
                                            + " box, such as Integer for int, or COALESCE(argument, …)"
                                    : ""));
        }
        throw WeirException.of(
                        FunctionError.AMBIGUOUS_CALL,
                        "several ways to call %s take arguments of types (%s)",
                        name,
                        types)
                .hint("CAST the arguments to the types of one of "
                        + best.stream().map(each -> name + "(" + each + ")").collect(Collectors.joining(" or ")));
    }

    private static List<DataType> notNull(List<DataType> types) {
        return types.stream().map(type -> type.withNullable(false)).toList();
    }

    /**
     * A call as an expression of the engine.
     *
     * @param type the type of the call, which the planner may have made nullable
     * @param place where the query calls it
     */
    public Expression call(List<Expression> arguments, DataType type, Position place) {
        Signature signature = choose(arguments.stream().map(Expression::type).toList());
        List<Expression> casted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            DataType wanted = signature.parameter(i).type();
            casted.add(wanted == null ? argument : fitting(argument, wanted));
        }
        dev.weir.expressions.ScalarFunction function = dev.weir.expressions.ScalarFunction.named(shownName())
                .sameAs(signature)
                .determinism(isDeterministic() ? Determinism.DETERMINISTIC : Determinism.VOLATILE)
                .takesMany(TypeFamily.ANY)
                .returns(ignored -> type)
                .bind(new Binder(signature, place)::bind);
        return new Call(function, casted, type);
    }

    private static Expression fitting(Expression argument, DataType wanted) {
        DataType type = argument.type();
        return Fit.needsCast(type, wanted)
                ? new Call(
                        FunctionLibrary.standard().scalar("CAST"),
                        List.of(argument),
                        wanted.withNullable(type.nullable()))
                : argument;
    }

    /** The planner knows some functions of the library by their names. */
    private String shownName() {
        return FunctionLibrary.standard().findScalar(name) == null ? name : "`" + name + "`";
    }

    /** A new object, for one call in one instance of an operator. */
    ScalarFunction newInstance() {
        return registeredObject ? copy(original) : UserClasses.instance(type());
    }

    private static ScalarFunction copy(ScalarFunction object) {
        try {
            return SerializedCopies.copy(object);
        } catch (IOException | ClassNotFoundException e) {
            throw WeirException.of(
                            FunctionError.NOT_SERIALIZABLE,
                            "an object of %s cannot be copied for the instances of operators: %s",
                            object.getClass().getName(),
                            SerializedCopies.reason(e))
                    .hint("make what is not serializable transient and set it in open(), or register the class")
                    .causedBy(e);
        }
    }

    /** Makes the kernels of one call. All instances of an operator share its loop, so that it is compiled once. */
    private final class Binder {
        private final Signature signature;
        private final Position place;
        private final ConcurrentHashMap<Known, Compiled> loops = new ConcurrentHashMap<>();

        Binder(Signature signature, Position place) {
            this.signature = signature;
            this.place = place;
        }

        private record Known(List<?> types, List<?> literals, DataType type) {}

        private record Compiled(EvalLoop loop, ResultWriter writer) {}

        Kernel bind(CallArguments arguments, DataType type) {
            Compiled compiled = loops.computeIfAbsent(new Known(arguments.types(), arguments.literals(), type), key -> {
                ResultWriter writer = ResultWriter.of(signature, type);
                return new Compiled(EvalLoops.of(signature, arguments, writer), writer);
            });
            EvalKernel kernel = new EvalKernel(UserFunction.this, place, compiled.loop, compiled.writer);
            return arguments.anyNullable() ? (NullAwareKernel) kernel::evaluate : (PartialKernel) kernel::evaluate;
        }
    }
}
