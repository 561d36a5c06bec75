package dev.weir.sql.functions;

import dev.weir.data.DataType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a way to call a function.
 *
 * @param type what arguments are brought to; null: they stay what they are
 * @param java what the method takes
 */
record Parameter(@Nullable DataType type, Type java) {
    @Override
    public String toString() {
        return type == null ? "<ANY>" : type.sql();
    }
}
