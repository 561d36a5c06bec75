package dev.weir.examples.sessions;

import dev.weir.stream.DataStream;
import dev.weir.stream.SingleOutputStreamOperator;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.EventTimeSessionWindows;
import dev.weir.stream.windows.TimeWindow;
import java.time.Duration;
import java.time.Instant;

/**
 * Divides the clicks of each visitor into sessions, which end after a quarter of an hour of silence. Clicks may come up
 * to a minute late; later ones go to a side output.
 */
public final class ShopSessions {
    private static final Duration GAP = Duration.ofMinutes(15);
    private static final Duration DISORDER = Duration.ofMinutes(1);
    private static final OutputTag<Click> LATE = new OutputTag<>("late clicks");

    /** What a visitor did. */
    public record Click(String visitor, Instant time, String page, long cents) {}

    /** What a visitor did in one go. */
    public record Session(String visitor, Instant start, Instant lastClick, int clicks, long cents) {}

    /** The clicks of a session so far. A record: windows replace it and never change it. */
    private record Tally(int clicks, long cents) {}

    private ShopSessions() {}

    public static void main(String[] arguments) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        SingleOutputStreamOperator<Session> sessions = sessions(environment.fromData(clicks()));
        sessions.print("session");
        sessions.getSideOutput(LATE).print("late");
        environment.execute("shop sessions");
    }

    /** The sessions of a stream of clicks. */
    public static SingleOutputStreamOperator<Session> sessions(DataStream<Click> clicks) {
        return clicks.assignTimestampsAndWatermarks(WatermarkStrategy.<Click>forBoundedOutOfOrderness(DISORDER)
                        .withTimestampAssigner((click, before) -> click.time().toEpochMilli()))
                .keyBy(Click::visitor)
                .window(EventTimeSessionWindows.withGap(GAP))
                .sideOutputLateData(LATE)
                .aggregate(new Add(), new Describe())
                .name("sessions");
    }

    private static final class Add implements AggregateFunction<Click, Tally, Tally> {
        private static final long serialVersionUID = 1L;

        @Override
        public Tally createAccumulator() {
            return new Tally(0, 0);
        }

        @Override
        public Tally add(Click click, Tally tally) {
            return new Tally(tally.clicks + 1, tally.cents + click.cents);
        }

        @Override
        public Tally getResult(Tally tally) {
            return tally;
        }

        @Override
        public Tally merge(Tally a, Tally b) {
            return new Tally(a.clicks + b.clicks, a.cents + b.cents);
        }
    }

    private static final class Describe extends ProcessWindowFunction<Tally, Session, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(String visitor, Context context, Iterable<Tally> tallies, Collector<Session> out) {
            TimeWindow window = context.window();
            Instant start = Instant.ofEpochMilli(window.getStart());
            Instant lastClick = Instant.ofEpochMilli(window.getEnd()).minus(GAP);
            for (Tally tally : tallies) {
                out.collect(new Session(visitor, start, lastClick, tally.clicks, tally.cents));
            }
        }
    }

    /** A morning in the shop. */
    static Click[] clicks() {
        return new Click[] {
            click("ann", "09:00:00", "home", 0),
            click("bob", "09:01:10", "home", 0),
            click("ann", "09:04:30", "shoes", 0),
            // Half a minute late, and still in time.
            click("bob", "09:04:05", "hats", 0),
            click("ann", "09:12:00", "checkout", 7990),
            click("bob", "09:25:00", "home", 0),
            click("cleo", "09:26:00", "hats", 0),
            click("ann", "09:40:00", "home", 0),
            click("cleo", "09:40:59", "checkout", 2450),
            click("bob", "09:41:00", "checkout", 1999)
        };
    }

    private static Click click(String visitor, String time, String page, long cents) {
        return new Click(visitor, Instant.parse("2026-03-02T" + time + "Z"), page, cents);
    }
}
