package dev.weir.examples.flights;

import dev.weir.stream.functions.AggregateFunction;

/** How many flights there were, and how late they were on average. */
final class MeanDelay implements AggregateFunction<Flight, MeanDelay.Sums, MeanDelay.Sums> {
    private static final long serialVersionUID = 1L;

    /**
     * What is known of some flights. A record, never changed: windows that overlap share it.
     *
     * @param flights number of flights
     * @param known number of flights whose delay is known
     * @param minutes sum of the known delays
     */
    record Sums(long flights, long known, long minutes) {
        double mean() {
            return (double) minutes / known;
        }
    }

    @Override
    public Sums createAccumulator() {
        return new Sums(0, 0, 0);
    }

    @Override
    public Sums add(Flight flight, Sums sums) {
        Integer delay = flight.delay();
        return delay == null
                ? new Sums(sums.flights + 1, sums.known, sums.minutes)
                : new Sums(sums.flights + 1, sums.known + 1, sums.minutes + delay);
    }

    @Override
    public Sums getResult(Sums sums) {
        return sums;
    }

    @Override
    public Sums merge(Sums a, Sums b) {
        return new Sums(a.flights + b.flights, a.known + b.known, a.minutes + b.minutes);
    }
}
