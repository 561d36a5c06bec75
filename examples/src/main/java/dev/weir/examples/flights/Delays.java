package dev.weir.examples.flights;

import dev.weir.stream.DataStream;
import dev.weir.stream.KeyedStream;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.SlidingEventTimeWindows;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import dev.weir.stream.windows.WindowAssigner;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Where are flights late? The DataStream twin of {@code delays.sql}: three million departures in event time, by hour,
 * and by three hours every half hour. Run from the repository's root, or with the path of the data.
 */
public final class Delays {
    private static final String DATA = "examples/flights/data/flights-3m.parquet";
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private static final int BUSY_FLIGHTS = 30;
    private static final double VERY_LATE_MINUTES = 240;

    /** The departures of an airport within a window. */
    public record AirportWindow(
            LocalDateTime start, LocalDateTime end, String origin, long flights, double meanDelay) {}

    private Delays() {}

    public static void main(String[] arguments) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        KeyedStream<Flight, String> flights = flights(environment, arguments.length > 0 ? arguments[0] : DATA);
        hourly(flights)
                .filter(hour -> hour.flights() >= BUSY_FLIGHTS && hour.meanDelay() > VERY_LATE_MINUTES)
                .print("very late hour");
        lastThreeHours(flights)
                .filter(window -> window.origin().equals("SFO") && isFoggyMorning(window))
                .print("fog in San Francisco");
        environment.execute("flight delays");
    }

    private static boolean isFoggyMorning(AirportWindow window) {
        return !window.end().isBefore(LocalDateTime.of(2001, 1, 10, 10, 0))
                && !window.end().isAfter(LocalDateTime.of(2001, 1, 10, 15, 0));
    }

    /** The flights by airport, in event time. */
    public static KeyedStream<Flight, String> flights(StreamExecutionEnvironment environment, String path) {
        WatermarkStrategy<Flight> eventTime = WatermarkStrategy.<Flight>forBoundedOutOfOrderness(DISORDER)
                .withTimestampAssigner((flight, before) -> flight.departureMillis());
        return environment.fromSource(Flight.source(path), eventTime, "flights").keyBy(Flight::origin);
    }

    /** One result an airport and hour, as soon as the hour is over. */
    public static DataStream<AirportWindow> hourly(KeyedStream<Flight, String> flights) {
        return windows(flights, TumblingEventTimeWindows.of(Duration.ofHours(1)), "hourly");
    }

    /** The last three hours, every half hour. */
    public static DataStream<AirportWindow> lastThreeHours(KeyedStream<Flight, String> flights) {
        return windows(
                flights, SlidingEventTimeWindows.of(Duration.ofHours(3), Duration.ofMinutes(30)), "last three hours");
    }

    private static DataStream<AirportWindow> windows(
            KeyedStream<Flight, String> flights, WindowAssigner<Object, TimeWindow> windows, String name) {
        return flights.window(windows)
                .aggregate(new MeanDelay(), new Describe())
                .name(name);
    }

    private static final class Describe
            extends ProcessWindowFunction<MeanDelay.Sums, AirportWindow, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                String origin, Context context, Iterable<MeanDelay.Sums> sums, Collector<AirportWindow> out) {
            TimeWindow window = context.window();
            for (MeanDelay.Sums sum : sums) {
                out.collect(new AirportWindow(
                        time(window.getStart()), time(window.getEnd()), origin, sum.flights(), sum.mean()));
            }
        }

        private static LocalDateTime time(long millis) {
            return LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC);
        }
    }
}
