package dev.weir.chaos;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the job makes of its input: a plain program over plain collections, the slow twin of the job. */
final class Expected {
    private static final long WINDOW_MILLIS = 1000;
    private static final int LEADERS = 5;

    /** How many orders, and what they cost together. */
    record Total(long orders, long cents) {
        Total plus(Total other) {
            return new Total(orders + other.orders, cents + other.cents);
        }
    }

    /** A customer, and what it has spent. */
    record Leader(long customer, long cents) {}

    private final Map<String, Integer> paid = new HashMap<>();
    private final Map<Long, Total> totals = new TreeMap<>();
    private final Map<String, Integer> seconds = new HashMap<>();
    private final Map<Long, Leader> leaders = new TreeMap<>();

    Expected(Input input) {
        Map<Long, Input.Order> orders = new HashMap<>();
        Map<Window, Total> windows = new HashMap<>();
        long newest = Long.MIN_VALUE;
        for (Input.Order order : input.orders()) {
            orders.put(order.id(), order);
            long start = Math.floorDiv(order.millis(), WINDOW_MILLIS) * WINDOW_MILLIS;
            windows.merge(new Window(start, order.customer()), new Total(1, order.cents()), Total::plus);
            newest = Math.max(newest, start);
        }
        for (Input.Payment payment : input.payments()) {
            Input.Order order = orders.get(payment.order());
            if (order == null) {
                throw new IllegalArgumentException("a payment without an order: " + payment);
            }
            paid.merge(
                    order.id() + "," + order.customer() + "," + order.cents() + "," + payment.tip(), 1, Integer::sum);
            totals.merge(order.customer(), new Total(1, order.cents() + payment.tip()), Total::plus);
        }
        totals.entrySet().stream()
                .map(total -> new Leader(total.getKey(), total.getValue().cents()))
                .sorted(Comparator.comparingLong(Leader::cents).reversed().thenComparingLong(Leader::customer))
                .limit(LEADERS)
                .forEach(leader -> leaders.put(leaders.size() + 1L, leader));
        for (Map.Entry<Window, Total> window : windows.entrySet()) {
            // The last orders only move event time on: their windows stay open.
            if (window.getKey().start() < newest) {
                seconds.put(window.getKey().line(window.getValue()), 1);
            }
        }
    }

    private record Window(long start, long customer) {
        String line(Total total) {
            return start + "," + customer + "," + total.orders() + "," + total.cents();
        }
    }

    /** The lines of topic {@code paid}, and how often each is there. */
    Map<String, Integer> paid() {
        return paid;
    }

    /** What topic {@code totals} says in the end, by customer. */
    Map<Long, Total> totals() {
        return totals;
    }

    /** What topic {@code leaders} says in the end, by place. */
    Map<Long, Leader> leaders() {
        return leaders;
    }

    /** The lines of the files, with the window's start in milliseconds, and how often each is there. */
    Map<String, Integer> seconds() {
        return seconds;
    }
}
