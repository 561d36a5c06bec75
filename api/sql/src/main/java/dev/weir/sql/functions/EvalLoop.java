package dev.weir.sql.functions;

import dev.weir.data.Column;
import dev.weir.expressions.Rows;
import dev.weir.functions.ScalarFunction;

/** Runs one method of a user's for the rows of a batch. */
interface EvalLoop {
    /**
     * Calls the method once a row and writes what it returns.
     *
     * @param arguments flat columns
     * @param out what the results' writer has opened
     * @throws FailedRowException when the method throws
     */
    void run(ScalarFunction function, Column[] arguments, Object out, Rows rows) throws FailedRowException;

    /** A method has thrown something; says for which row. */
    final class FailedRowException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int row;

        FailedRowException(int row, Throwable cause) {
            super(null, cause, false, false);
            this.row = row;
        }

        int row() {
            return row;
        }
    }
}
