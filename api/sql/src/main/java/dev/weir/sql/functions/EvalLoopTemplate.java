package dev.weir.sql.functions;

import dev.weir.data.Column;
import dev.weir.expressions.Rows;
import dev.weir.functions.ScalarFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The loop around the calls of a user's method, of which {@link EvalLoops} makes a hidden class for each call in a
 * query. In each of those the handle is a constant of its own, so that the compiler puts reading the arguments, the
 * method and writing its result into the loop; one loop for all would have to call each through a pointer that changes.
 */
final class EvalLoopTemplate implements EvalLoop {
    /** {@code (ScalarFunction, Column[], Object, int) -> void}; null in this class itself, which is never used. */
    private static final @Nullable MethodHandle CALL = classData();

    private static @Nullable MethodHandle classData() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", MethodHandle.class);
        } catch (IllegalAccessException e) {
            throw new AssertionError("a class reads its own data", e);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Hidden classes have it; a check would be one a row.
    public void run(ScalarFunction function, Column[] arguments, Object out, Rows rows) throws FailedRowException {
        int row = 0;
        try {
            for (int i = 0; i < rows.count(); i++) {
                row = rows.row(i);
                CALL.invokeExact(function, arguments, out, row);
            }
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw new FailedRowException(row, e);
        }
    }
}
