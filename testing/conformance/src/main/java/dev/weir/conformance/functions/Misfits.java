package dev.weir.conformance.functions;

import dev.weir.functions.DataTypeHint;
import dev.weir.functions.ScalarFunction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Classes that cannot be functions, or return what they say they don't. */
public final class Misfits {
    private Misfits() {}

    /** No eval. */
    public static class NoEval extends ScalarFunction {
        private static final long serialVersionUID = 1L;
    }

    /** A DECIMAL of how many digits? */
    public static class NoDigits extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public BigDecimal eval(int value) {
            return BigDecimal.valueOf(value);
        }
    }

    /** Not visible. */
    static class Hidden extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public int eval(int value) {
            return value;
        }
    }

    /** Stands for a base class that other engines have. */
    public abstract static class TableFunction {}

    /** A function of another kind. */
    public static class Rows extends TableFunction {
        public void eval(int count) {}
    }

    /** Says NOT NULL and returns NULL. */
    public static class Missing extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        @DataTypeHint("INT NOT NULL")
        public @Nullable Integer eval(int value) {
            return value < 0 ? null : Integer.valueOf(value);
        }
    }
}
