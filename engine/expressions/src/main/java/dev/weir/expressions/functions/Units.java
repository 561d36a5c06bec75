package dev.weir.expressions.functions;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.kernels.CalendarUnit;
import java.util.Arrays;

/** Units of time among the arguments of calls. */
final class Units {
    private Units() {}

    /** The unit that an argument names. */
    static CalendarUnit of(CallArguments arguments, int index) {
        String name = arguments.symbol(index);
        CalendarUnit unit = CalendarUnit.find(name);
        if (unit == null) {
            throw WeirException.of(ExpressionError.WRONG_ARGUMENTS, "there is no unit of time '%s'", name)
                    .hint(NearestName.hint(
                            name,
                            Arrays.stream(CalendarUnit.values()).map(Enum::name).toList()));
        }
        return unit;
    }

    static WeirException notApplicable(CalendarUnit unit, CallArguments arguments, int index) {
        return WeirException.of(
                ExpressionError.WRONG_ARGUMENTS,
                "%s cannot be applied to %s",
                unit,
                arguments.type(index).name());
    }
}
