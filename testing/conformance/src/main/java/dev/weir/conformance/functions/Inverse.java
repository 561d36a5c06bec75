package dev.weir.conformance.functions;

import dev.weir.functions.ScalarFunction;

/** Fails for 0. */
public class Inverse extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    public double eval(int value, String label) {
        if (value == 0) {
            throw new IllegalArgumentException("no inverse of zero " + label);
        }
        return 1.0 / value;
    }
}
