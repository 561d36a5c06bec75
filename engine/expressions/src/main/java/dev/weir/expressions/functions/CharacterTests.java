package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.CHARACTER;

import dev.weir.data.DataType;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Texts;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What kind of characters text is made of. NULL is of none. */
final class CharacterTests {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private CharacterTests() {}

    static List<ScalarFunction> all() {
        return List.of(
                test("IS_ALPHA", text -> !text.isEmpty() && text.codePoints().allMatch(Character::isLetter)),
                test("IS_DIGIT", text -> !text.isEmpty() && text.codePoints().allMatch(Character::isDigit)),
                test("IS_DECIMAL", text -> DECIMAL.matcher(text).matches()));
    }

    private static ScalarFunction test(String name, Predicate<String> predicate) {
        return ScalarFunction.named(name)
                .takes(CHARACTER)
                .returns(Results.NOT_NULL_BOOLEAN)
                .bind((arguments, type) -> kernel(predicate, type));
    }

    private static Kernel kernel(Predicate<String> predicate, DataType type) {
        return RowKernels.nullAware(RowKernels.booleans(type, (arguments, out, context) -> {
            boolean untyped = arguments[0].type() instanceof DataType.Null;
            Texts texts = untyped ? null : Texts.of(arguments[0]);
            return row -> out.put(row, texts != null && !arguments[0].isNull(row) && predicate.test(texts.string(row)));
        }));
    }
}
