package dev.weir.operators;

import dev.weir.dataflow.OperatorFactory;

/** A plan node whose operator does nothing on being made but ask for its state. */
interface InertFactory extends OperatorFactory {
    @Override
    default boolean isInert() {
        return true;
    }
}
