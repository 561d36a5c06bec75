package dev.weir.examples.fraud;

import dev.weir.stream.DataStream;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.stream.time.WatermarkStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Alerts when a small payment is followed by a large one from the same account within a minute: thieves try a card
 * before they use it. The small payment is kept in state of the account, and a timer forgets it after the minute.
 */
public final class FraudDetection {
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final long SMALL_CENTS = 100;
    private static final long LARGE_CENTS = 50_000;

    /** Money that leaves an account. */
    public record Payment(String account, Instant time, long cents) {}

    /** A payment to be looked at. */
    public record Alert(String account, Instant time, long cents) {}

    /** Remembers a small payment for a minute. */
    static final class Detector extends KeyedProcessFunction<String, Payment, Alert> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable ValueState<Long> forgetAt;

        @Override
        public void open(OpenContext context) {
            forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Long.class));
        }

        @Override
        public void processElement(Payment payment, Context ctx, Collector<Alert> out) {
            ValueState<Long> state = Objects.requireNonNull(forgetAt);
            Long due = state.value();
            if (due != null) {
                if (payment.cents > LARGE_CENTS && payment.time.toEpochMilli() <= due) {
                    out.collect(new Alert(payment.account, payment.time, payment.cents));
                }
                ctx.timerService().deleteEventTimeTimer(due);
                state.clear();
            }
            if (payment.cents < SMALL_CENTS) {
                long time = payment.time.plus(MEMORY).toEpochMilli();
                ctx.timerService().registerEventTimeTimer(time);
                state.update(time);
            }
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Alert> out) {
            Objects.requireNonNull(forgetAt).clear();
        }
    }

    private FraudDetection() {}

    public static void main(String[] arguments) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        detect(environment.fromData(payments())).print("ALERT");
        environment.execute("fraud detection");
    }

    /** The alerts of a stream of payments, whose time only grows. */
    public static DataStream<Alert> detect(DataStream<Payment> payments) {
        return payments.assignTimestampsAndWatermarks(WatermarkStrategy.<Payment>forMonotonousTimestamps()
                        .withTimestampAssigner(
                                (payment, before) -> payment.time().toEpochMilli()))
                .setParallelism(1)
                .keyBy(Payment::account)
                .process(new Detector())
                .name("detector");
    }

    /** Three accounts, of which two look suspicious, one of them too late. */
    static Payment[] payments() {
        return new Payment[] {
            payment("A", "10:00:00", 4_200),
            payment("B", "10:00:05", 50),
            payment("A", "10:00:10", 99),
            payment("C", "10:00:12", 20),
            payment("B", "10:00:30", 71_000),
            payment("A", "10:00:40", 1_500),
            payment("A", "10:00:50", 90_000),
            payment("C", "10:01:30", 80_000)
        };
    }

    private static Payment payment(String account, String time, long cents) {
        return new Payment(account, Instant.parse("2026-03-02T" + time + "Z"), cents);
    }
}
