package dev.weir.operators;

import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import java.util.List;

/** An operator of windows that end as the watermark advances. */
interface WindowOperator extends Operator {
    /**
     * A point in time, at the latest the first at which a window ends that has rows; {@link Long#MAX_VALUE} if there is
     * none.
     */
    long nextEnd();

    /** The plan node of one. */
    interface Factory extends InertFactory {
        /** Index of the column whose times decide which windows a row is in: a TIMESTAMP_LTZ for processing time. */
        int timeColumn();

        /**
         * The columns of the output that say which instance a window's rows are of, if windows that have been emitted
         * leave something in state: then the last column of the output is the window's last millisecond.
         */
        List<Integer> outputKeys();

        /** An instance for which the watermark is this at first. */
        WindowOperator create(OperatorContext context, long watermark);

        @Override
        default Operator create(OperatorContext context) {
            return create(context, context.restoredWatermark());
        }
    }
}
