package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Row;
import dev.weir.functions.FunctionContext;
import dev.weir.functions.ScalarFunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions that programs register, and when they are opened, called and closed. */
class UserFunctionsTest {
    private static final List<String> EVENTS = new ArrayList<>();

    /** Has a field. */
    public static class Times extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        private final long factor;

        public Times(long factor) {
            this.factor = factor;
        }

        public long eval(long value) {
            return value * factor;
        }
    }

    /** Holds what cannot be copied. */
    public static class Tied extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable")
        private final Thread thread = Thread.currentThread();

        public long eval(long value) {
            return value;
        }
    }

    /** Notes what is done with it. */
    public static class Noting extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(FunctionContext context) {
            EVENTS.add("open " + context.getJobParameter("who", "nobody"));
        }

        public int eval(int value) {
            EVENTS.add("eval " + value);
            return value;
        }

        @Override
        public void close() {
            EVENTS.add("close");
        }
    }

    /** Fails at once. */
    public static class Shut extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(FunctionContext context) throws Exception {
            throw new java.io.IOException("no dictionary");
        }

        public int eval(int value) {
            return value;
        }
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
    }

    private static List<String> rows(SqlSession session, String query) {
        return session.query(query).rows().stream().map(Row::toString).toList();
    }

    @Test
    void objectsKeepTheirFields() {
        try (SqlSession session = TestSessions.open(1, 2)) {
            session.createTemporaryFunction("doubled", new Times(2));
            session.createTemporarySystemFunction("ABS", new Times(-1));
            assertThat(rows(session, "SELECT doubled(21), abs(5)")).containsExactly("+I[42, -5]");
            assertThatThrownBy(() -> session.createTemporaryFunction("Doubled", new Times(3)))
                    .hasMessageContaining("WEIR-SQL-0009");
            assertThat(session.dropTemporarySystemFunction("abs")).isTrue();
            assertThat(session.dropTemporaryFunction("doubled")).isTrue();
            assertThat(session.dropTemporaryFunction("doubled")).isFalse();
            assertThat(rows(session, "SELECT ABS(-5)")).containsExactly("+I[5]");
        }
    }

    @Test
    void whatCannotBeCopiedIsRefused() {
        try (SqlSession session = TestSessions.open(1, 1)) {
            assertThatThrownBy(() -> session.createTemporaryFunction("tied", new Tied()))
                    .hasMessageContaining("WEIR-FUNC-0007")
                    .hasMessageContaining("java.lang.Thread");
        }
    }

    @Test
    void aClassWithoutASuitableConstructorIsRefused() {
        try (SqlSession session = TestSessions.open(1, 1)) {
            assertThatThrownBy(() -> session.createTemporaryFunction("times", Times.class))
                    .hasMessageContaining("WEIR-FUNC-0002");
        }
    }

    @Test
    void equalCallsAreMadeOnceARowBetweenOpenAndClose() {
        try (SqlSession session = TestSessions.open(1, 1)) {
            session.createTemporaryFunction("noting", Noting.class);
            session.execute("SET 'pipeline.global-job-parameters' = 'who:me'");
            List<String> rows =
                    rows(session, "SELECT noting(a), noting(a) + 1 FROM (VALUES (1), (2)) AS t(a) WHERE noting(a) > 0");
            assertThat(rows).containsExactlyInAnyOrder("+I[1, 2]", "+I[2, 3]");
            assertThat(EVENTS).startsWith("open me").endsWith("close").containsOnlyOnce("eval 1", "eval 2", "close");
        }
    }

    @Test
    void aCallOfConstantsIsMadeOnce() {
        try (SqlSession session = TestSessions.open(1, 1)) {
            session.createTemporaryFunction("noting", Noting.class);
            assertThat(rows(session, "SELECT a + noting(7) FROM (VALUES (1), (2), (3)) AS t(a)"))
                    .containsExactlyInAnyOrder("+I[8]", "+I[9]", "+I[10]");
            assertThat(EVENTS).containsExactly("open nobody", "eval 7", "close");
        }
    }

    @Test
    void whatOpenThrowsNamesTheFunctionAndThePlace() {
        try (SqlSession session = TestSessions.open(1, 1)) {
            session.createTemporaryFunction("shut", Shut.class);
            assertThatThrownBy(() -> rows(session, "SELECT 1,\n  shut(a) FROM (VALUES (1)) AS t(a)"))
                    .hasMessageContainingAll(
                            "<sql>:2:3", "WEIR-EXPR-0012", "function shut failed when it was opened", "no dictionary");
        }
    }

    @Test
    void aPlanShowsCallsAsTheyAreWritten() {
        try (SqlSession session = TestSessions.open(1, 1)) {
            session.createTemporaryFunction("doubled", new Times(2));
            assertThat(TestSessions.explain(session, "SELECT doubled(a) FROM (VALUES (1)) AS t(a)"))
                    .contains("doubled(CAST(a AS BIGINT))");
        }
    }
}
