package dev.weir.examples.bootstrap;

import dev.weir.examples.bootstrap.CustomerTotals.Order;
import dev.weir.stream.process.KeyedStateBootstrapFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ReducingState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills the state that {@link CustomerTotals.Totals} will ask for. */
final class OrderHistory extends KeyedStateBootstrapFunction<String, Order> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ReducingState<Long> spent;

    @Override
    public void open(OpenContext context) {
        spent = getRuntimeContext().getReducingState(CustomerTotals.SPENT);
    }

    @Override
    public void processElement(Order order, Context ctx) throws Exception {
        Objects.requireNonNull(spent).add(order.cents());
    }
}
