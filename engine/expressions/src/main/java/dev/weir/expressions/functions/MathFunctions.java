package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.NUMERIC;

import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Doubles;
import dev.weir.expressions.kernels.RowKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of real numbers: any number in, DOUBLE out, by Java's library. */
final class MathFunctions {
    private MathFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        functions.add(unary("EXP", Math::exp));
        functions.add(unary("LN", Math::log));
        functions.add(unary("LOG10", Math::log10));
        functions.add(unary("LOG2", value -> Math.log(value) / Math.log(2)));
        functions.add(unary("SQRT", Math::sqrt));
        functions.add(unary("SIN", Math::sin));
        functions.add(unary("COS", Math::cos));
        functions.add(unary("TAN", Math::tan));
        functions.add(unary("COT", value -> 1.0 / Math.tan(value)));
        functions.add(unary("SINH", Math::sinh));
        functions.add(unary("COSH", Math::cosh));
        functions.add(unary("TANH", Math::tanh));
        functions.add(unary("ASIN", Math::asin));
        functions.add(unary("ACOS", Math::acos));
        functions.add(unary("ATAN", Math::atan));
        functions.add(unary("DEGREES", Math::toDegrees));
        functions.add(unary("RADIANS", Math::toRadians));
        functions.add(binary("ATAN2", Math::atan2));
        functions.add(binary("POWER", Math::pow));
        functions.add(constant("PI", Math.PI));
        functions.add(constant("E", Math.E));
        functions.add(ScalarFunction.named("LOG")
                .takes(NUMERIC)
                .takes(NUMERIC, NUMERIC)
                .returns(Results.of(DataTypes.DOUBLE))
                .bind((arguments, type) -> arguments.size() == 1
                        ? kernel(type, Math::log)
                        : kernel(type, (base, value) -> Math.log(value) / Math.log(base))));
        return functions;
    }

    private static ScalarFunction unary(String name, DoubleUnaryOperator operator) {
        return ScalarFunction.named(name)
                .takes(NUMERIC)
                .returns(Results.of(DataTypes.DOUBLE))
                .bind((arguments, type) -> kernel(type, operator));
    }

    private static Kernel kernel(DataType type, DoubleUnaryOperator operator) {
        return RowKernels.doubles(type, (arguments, out, context) -> {
            Doubles values = Doubles.of(arguments[0]);
            return row -> out.put(row, operator.applyAsDouble(values.at(row)));
        });
    }

    private static ScalarFunction binary(String name, DoubleBinaryOperator operator) {
        return ScalarFunction.named(name)
                .takes(NUMERIC, NUMERIC)
                .returns(Results.of(DataTypes.DOUBLE))
                .bind((arguments, type) -> kernel(type, operator));
    }

    private static Kernel kernel(DataType type, DoubleBinaryOperator operator) {
        return RowKernels.doubles(type, (arguments, out, context) -> {
            Doubles left = Doubles.of(arguments[0]);
            Doubles right = Doubles.of(arguments[1]);
            return row -> out.put(row, operator.applyAsDouble(left.at(row), right.at(row)));
        });
    }

    private static ScalarFunction constant(String name, double value) {
        DataType type = DataTypes.DOUBLE.withNullable(false);
        NullAwareKernel kernel = (arguments, rows, context) -> ConstantColumn.of(type, value, rows.physicalRows());
        return ScalarFunction.named(name).takes().returns(Results.always(type)).bind((arguments, resultType) -> kernel);
    }
}
