package dev.weir.nexmark;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code 'connector'='nexmark'}, with the options of the benchmark's connector for Flink; {@code seed} and
 * {@code base-time} are Weir's own.
 */
public final class NexmarkConnector implements ConnectorFactory {
    private static final OptionType<Long> NUMBER = OptionType.atLeast(0L, "0", OptionType.LONG);

    private static final Option<Long> EVENTS =
            Option.of("events.num", NUMBER, 0L, "How many events there are; 0: they come without end.");
    private static final Option<Integer> RATE = Option.of(
            "first-event.rate", OptionType.COUNT, 10_000, "How many events there are a second of event time.");
    private static final Option<Integer> NEXT_RATE = Option.of(
            "next-event.rate",
            OptionType.COUNT,
            10_000,
            "Taken for scripts written for Flink, and without effect, as there: the rate does not change.");
    private static final Option<Shape> SHAPE = Option.of(
            "rate.shape",
            OptionType.oneOf(Shape.class),
            Shape.SQUARE,
            "Taken for scripts written for Flink, and without effect, as there: the rate does not change.");
    private static final Option<Duration> PERIOD = Option.of(
            "rate.period",
            OptionType.DURATION,
            Duration.ofMinutes(10),
            "Taken for scripts written for Flink, and without effect, as there: the rate does not change.");
    private static final Option<Boolean> LIMITED = Option.of(
            "rate.limited", OptionType.BOOLEAN, false, "Whether events come when their time has come, not before.");
    private static final Option<Boolean> MAX_SPEED = Option.of(
            "max-emit-speed",
            OptionType.BOOLEAN,
            true,
            "false: events come when their time has come, as with 'rate.limited' = 'true'.");
    private static final Option<Long> STOP_AT = Option.of(
            "stop-at",
            OptionType.atLeast(-1L, "-1", OptionType.LONG),
            -1L,
            "The events end after so many, though 'events.num' may say that there are more; -1: they do not.");
    private static final Option<Boolean> KEEP_ALIVE = Option.of(
            "keep-alive",
            OptionType.BOOLEAN,
            false,
            "Whether the table goes on without events after the last one, so that the job does not end.");
    private static final Option<Integer> PEOPLE =
            Option.of("person.proportion", OptionType.COUNT, 1, "How many of all events are new people.");
    private static final Option<Integer> AUCTIONS =
            Option.of("auction.proportion", OptionType.COUNT, 3, "How many of all events are new auctions.");
    private static final Option<Integer> BIDS =
            Option.of("bid.proportion", OptionType.COUNT, 46, "How many of all events are bids.");
    private static final Option<Long> PERSON_SIZE =
            Option.of("person.avg-size", OptionType.BYTES, 200L, "The average size of a person.");
    private static final Option<Long> AUCTION_SIZE =
            Option.of("auction.avg-size", OptionType.BYTES, 500L, "The average size of an auction.");
    private static final Option<Long> BID_SIZE =
            Option.of("bid.avg-size", OptionType.BYTES, 100L, "The average size of a bid.");
    private static final Option<Integer> HOT_AUCTIONS = Option.of(
            "bid.hot-ratio.auctions",
            OptionType.COUNT,
            2,
            "One of so many bids is for any auction, the others for a hot one.");
    private static final Option<Integer> HOT_BIDDERS = Option.of(
            "bid.hot-ratio.bidders",
            OptionType.COUNT,
            4,
            "One of so many bids is by anybody, the others by a hot bidder.");
    private static final Option<Integer> HOT_SELLERS = Option.of(
            "auction.hot-ratio.sellers",
            OptionType.COUNT,
            4,
            "One of so many auctions is by anybody, the others by a hot seller.");
    private static final Option<Long> SEED =
            Option.of("seed", OptionType.LONG, 1L, "Decides over all that is random: the same seed, the same events.");
    private static final Option<Long> BASE_TIME = Option.of(
            "base-time",
            OptionType.LONG,
            1_436_918_400_000L,
            "The time of the first event, in milliseconds since 1970.");

    /** How the rate changes in other generators of these events. */
    enum Shape {
        SQUARE,
        SINE
    }

    @Override
    public String identifier() {
        return "nexmark";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                EVENTS,
                RATE,
                NEXT_RATE,
                SHAPE,
                PERIOD,
                LIMITED,
                MAX_SPEED,
                STOP_AT,
                KEEP_ALIVE,
                PEOPLE,
                AUCTIONS,
                BIDS,
                PERSON_SIZE,
                AUCTION_SIZE,
                BID_SIZE,
                HOT_AUCTIONS,
                HOT_BIDDERS,
                HOT_SELLERS,
                SEED,
                BASE_TIME,
                ConnectOptions.SCAN_PARALLELISM);
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.empty();
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.of(events(table));
    }

    static NexmarkSource events(TableDefinition table) {
        EventTable columns = EventTable.of(table.name(), table.schema());
        Configuration options = table.options();
        long events = options.get(EVENTS) == 0 ? Long.MAX_VALUE : options.get(EVENTS);
        long stop = options.get(STOP_AT) < 0 ? Long.MAX_VALUE : options.get(STOP_AT);
        return new NexmarkSource(
                table.name(),
                columns,
                IntStream.range(0, table.schema().size()).toArray(),
                auctions(options),
                Math.min(events, stop),
                options.get(LIMITED) || !options.get(MAX_SPEED),
                options.get(KEEP_ALIVE));
    }

    private static Auctions auctions(Configuration options) {
        return new Auctions(
                options.get(SEED),
                options.get(PEOPLE),
                options.get(AUCTIONS),
                options.get(BIDS),
                options.get(HOT_AUCTIONS),
                options.get(HOT_BIDDERS),
                options.get(HOT_SELLERS),
                size(options, PERSON_SIZE),
                size(options, AUCTION_SIZE),
                size(options, BID_SIZE),
                options.get(BASE_TIME),
                options.get(RATE));
    }

    private static int size(Configuration options, Option<Long> option) {
        return (int) Math.min(options.get(option), 1 << 20);
    }
}
