package dev.weir.examples.enrichment;

import dev.weir.stream.AsyncDataStream;
import dev.weir.stream.DataStream;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.AsyncRetryStrategies;
import dev.weir.stream.functions.AsyncRetryStrategy;
import dev.weir.stream.functions.ResultFuture;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.RichAsyncFunction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Adds the customer's name to each order by asking a service. Each call runs on a virtual thread, so the client may
 * simply block; fifty orders are under way at a time, and calls that fail for the moment are tried again.
 */
public final class OrderEnrichment {
    private static final int CAPACITY = 50;
    private static final long TIMEOUT_SECONDS = 10;
    private static final int ATTEMPTS = 3;
    private static final long BACKOFF_MILLIS = 5;

    /** What was ordered. */
    public record Order(long id, int customer, long cents) {}

    /** An order with the name of who placed it. */
    public record NamedOrder(long id, String customer, long cents) {}

    /** The service had no answer this time. */
    public static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** A client that blocks; it stands for a call over the network. */
    static final class CustomerService {
        private static final Map<Integer, String> NAMES = Map.of(0, "Ada", 1, "Grace", 2, "Edsger", 3, "Barbara");

        private final Set<Integer> known = new HashSet<>();

        /** The first call for a customer fails, whichever order it is for. */
        synchronized String name(int customer) throws UnavailableException {
            if (known.add(customer)) {
                throw new UnavailableException("the customer service is busy");
            }
            return NAMES.getOrDefault(customer, "unknown");
        }
    }

    /** Asks the service; each instance has a client of its own. */
    private static final class AskName extends RichAsyncFunction<Order, NamedOrder> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable CustomerService service;

        @Override
        public void open(OpenContext context) {
            service = new CustomerService();
        }

        @Override
        public void asyncInvoke(Order order, ResultFuture<NamedOrder> future) throws UnavailableException {
            CustomerService client = service;
            if (client == null) {
                throw new IllegalStateException("the function was not opened");
            }
            future.complete(List.of(new NamedOrder(order.id, client.name(order.customer), order.cents)));
        }
    }

    private OrderEnrichment() {}

    public static void main(String[] arguments) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        enrich(orders(environment, 40)).print();
        environment.execute("order enrichment");
    }

    /** Some orders. */
    static DataStream<Order> orders(StreamExecutionEnvironment environment, int count) {
        return environment.fromSequence(1, count).map(id -> new Order(id, (int) (id % 5), id * 100));
    }

    /** The orders with names, in their order. */
    public static DataStream<NamedOrder> enrich(DataStream<Order> orders) {
        AsyncRetryStrategy<NamedOrder> retry = new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<NamedOrder>(
                        ATTEMPTS, BACKOFF_MILLIS)
                .ifException(failure -> failure instanceof UnavailableException)
                .build();
        return AsyncDataStream.orderedWaitWithRetry(
                orders, new AskName(), TIMEOUT_SECONDS, TimeUnit.SECONDS, CAPACITY, retry);
    }
}
