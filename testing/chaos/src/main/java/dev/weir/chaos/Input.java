package dev.weir.chaos;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is put into the topics, from one seed: orders whose times are out of order by less than a second, and payments,
 * some while after their order, some twice, some never. Keeps everything that it has made. One thread at a time.
 */
final class Input {
    static final int PARTITIONS = 2;
    static final long BEGIN_MILLIS = 1_704_067_200_000L;
    private static final int CUSTOMERS = 40;
    private static final int DISORDER_MILLIS = 900;
    private static final int LONGEST_DELAY = 400;

    /** An order; the time is milliseconds since 1970. */
    record Order(long id, long customer, long cents, long millis) {
        int partition() {
            return (int) (id % PARTITIONS);
        }

        String line() {
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond(millis / 1000, (int) (millis % 1000) * 1_000_000, ZoneOffset.UTC);
            return id + "," + customer + "," + cents + "," + time.toString().replace('T', ' ');
        }
    }

    /** What was paid for an order on top of its price. */
    record Payment(long order, long tip) {
        int partition() {
            return (int) (order / PARTITIONS % PARTITIONS);
        }

        String line() {
            return order + "," + tip;
        }
    }

    private final SplittableRandom random;
    private final List<Order> orders = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Payment> due = new ArrayList<>();

    Input(SplittableRandom random) {
        this.random = random;
    }

    /** The next order; a millisecond of event time has passed since the one before. */
    Order nextOrder() {
        long id = orders.size();
        long millis = BEGIN_MILLIS + DISORDER_MILLIS + id - random.nextInt(DISORDER_MILLIS);
        Order order = new Order(id, random.nextInt(CUSTOMERS), 100 + random.nextInt(10_000), millis);
        orders.add(order);
        for (int times = random.nextInt(10); times > 0; times -= 8) {
            due.add(new Payment(id, random.nextInt(50)));
        }
        return order;
    }

    /** The payments that come now. */
    List<Payment> nextPayments() {
        List<Payment> next = new ArrayList<>();
        while (due.size() > LONGEST_DELAY) {
            next.add(due.remove(random.nextInt(due.size())));
        }
        payments.addAll(next);
        return next;
    }

    /** All payments that have not come yet. */
    List<Payment> lastPayments() {
        List<Payment> next = List.copyOf(due);
        due.clear();
        payments.addAll(next);
        return next;
    }

    /** An order for each partition, so late that all windows with other ones are over. */
    List<Order> lastOrders() {
        List<Order> last = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            long id = orders.size();
            last.add(new Order(id, CUSTOMERS, 0, BEGIN_MILLIS + id + 3_600_000));
            orders.add(last.getLast());
        }
        return last;
    }

    List<Order> orders() {
        return orders;
    }

    List<Payment> payments() {
        return payments;
    }
}
