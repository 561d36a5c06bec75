package dev.weir.examples.bootstrap;

import dev.weir.base.Configuration;
import dev.weir.stream.DataStream;
import dev.weir.stream.OperatorIdentifier;
import dev.weir.stream.OperatorTransformation;
import dev.weir.stream.SavepointWriter;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each customer has spent so far, updated with each order. The orders of former years are in an archive and will
 * never come through the job's source: a savepoint is made of them, and the job begins with that.
 */
public final class CustomerTotals {
    /** The step that knows the totals. */
    private static final String TOTALS = "totals";

    /** What a customer has spent. */
    static final ReducingStateDescriptor<Long> SPENT = new ReducingStateDescriptor<>("spent", Long::sum, Long.class);

    /** Something that a customer has bought. */
    public record Order(String customer, long cents) {}

    /** All that a customer has spent. */
    public record Total(String customer, long cents) {}

    /** Adds each order to the customer's total. */
    static final class Totals extends KeyedProcessFunction<String, Order, Total> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable ReducingState<Long> spent;

        @Override
        public void open(OpenContext context) {
            spent = getRuntimeContext().getReducingState(SPENT);
        }

        @Override
        public void processElement(Order order, Context ctx, Collector<Total> out) throws Exception {
            ReducingState<Long> state = Objects.requireNonNull(spent);
            state.add(order.cents);
            out.collect(new Total(order.customer, Objects.requireNonNull(state.get())));
        }
    }

    private CustomerTotals() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("customer-totals");
        String savepoint = bootstrap(folder.resolve("history"));
        System.out.println("made " + savepoint);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment()
                .configure(Configuration.EMPTY
                        .with("checkpoint.restore", savepoint)
                        .with(
                                "checkpoint.directory",
                                folder.resolve("checkpoints").toString()));
        totals(environment.fromData(new Order("ann", 250), new Order("cem", 40), new Order("ann", 1)))
                .print();
        environment.execute("customer totals");
    }

    /** Makes a savepoint of the archive; returns where it is. */
    static String bootstrap(Path folder) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> archive = environment.fromData(
                new Order("ann", 10_000), new Order("bob", 500), new Order("ann", 2_000), new Order("bob", 7));
        String savepoint = SavepointWriter.newSavepoint(environment)
                .withOperator(
                        OperatorIdentifier.forUid(TOTALS),
                        OperatorTransformation.bootstrapWith(archive)
                                .keyBy(Order::customer)
                                .transform(new OrderHistory()))
                .write(folder.toString());
        environment.execute("customer history");
        return savepoint;
    }

    /** The total of its customer after each order. */
    static DataStream<Total> totals(DataStream<Order> orders) {
        return orders.keyBy(Order::customer).process(new Totals()).uid(TOTALS);
    }
}
