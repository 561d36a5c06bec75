package dev.weir.expressions.casts;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.kernels.Texts;

/** The failure of a cast from text. */
final class Unparsable {
    private static final int SHOWN_LENGTH = 80;

    private Unparsable() {}

    static WeirException text(Texts texts, int row, DataType from, DataType to) {
        String text = texts.string(row);
        String shown = text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
        return WeirException.of(ExpressionError.INVALID_CAST, "'%s' of type %s is no %s", shown, from.name(), to.name())
                .hint("TRY_CAST gives NULL instead of failing");
    }
}
