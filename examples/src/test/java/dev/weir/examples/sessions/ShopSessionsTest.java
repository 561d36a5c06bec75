package dev.weir.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.examples.sessions.ShopSessions.Session;
import dev.weir.stream.StreamExecutionEnvironment;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShopSessionsTest {
    @Test
    void runs() {
        ShopSessions.main(new String[0]);
    }

    @Test
    void sessionsEndWithSilence() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(ShopSessions.sessions(environment.fromData(ShopSessions.clicks()))
                        .executeAndCollect(100))
                .containsExactlyInAnyOrder(
                        session("ann", "09:00:00", "09:12:00", 3, 7990),
                        session("bob", "09:01:10", "09:04:05", 2, 0),
                        session("bob", "09:25:00", "09:25:00", 1, 0),
                        session("cleo", "09:26:00", "09:40:59", 2, 2450),
                        session("ann", "09:40:00", "09:40:00", 1, 0),
                        session("bob", "09:41:00", "09:41:00", 1, 1999));
    }

    private static Session session(String visitor, String start, String last, int clicks, long cents) {
        return new Session(visitor, instant(start), instant(last), clicks, cents);
    }

    private static Instant instant(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
