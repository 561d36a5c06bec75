package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Joins of windows against pairing everything with everything. */
class WindowJoinOperatorTest {
    private static final DataType BOUND = new DataType.Timestamp(3, false);
    private static final Schema LEFT =
            Schema.of("window_start", BOUND, "window_end", BOUND, "k", DataTypes.STRING, "a", DataTypes.INT);
    private static final Schema RIGHT =
            Schema.of("ok", DataTypes.BOOLEAN, "k2", DataTypes.STRING, "start2", BOUND, "end2", BOUND);
    private static final Schema OUTPUT = new Schema(Stream.concat(LEFT.fields().stream(), RIGHT.fields().stream())
            .map(field -> new Field(field.name(), field.type().withNullable(true)))
            .toList());
    private static final int[] LEFT_KEYS = {2, 0, 1};
    private static final int[] RIGHT_KEYS = {1, 2, 3};

    private static LocalDateTime time(int window) {
        return LocalDateTime.of(2024, 1, 1, 0, window);
    }

    private static Row row(int input, int window, SplittableRandom random) {
        String key = random.nextInt(4) == 0 ? null : "k" + random.nextInt(3);
        return input == 0
                ? Row.of(time(window), time(window + 1), key, random.nextInt(3))
                : Row.of(random.nextInt(3) == 0 ? null : random.nextBoolean(), key, time(window), time(window + 1));
    }

    private static boolean match(Row left, Row right, boolean residual) {
        for (int i = 0; i < LEFT_KEYS.length; i++) {
            Object value = left.getField(LEFT_KEYS[i]);
            if (value == null || !value.equals(right.getField(RIGHT_KEYS[i]))) {
                return false;
            }
        }
        return !residual || Boolean.TRUE.equals(right.getField(0));
    }

    private static Row pair(List<?> left, List<?> right) {
        List<Object> values = new ArrayList<>(left);
        values.addAll(right);
        return Row.of(values.toArray());
    }

    private static ZSet join(ZSet left, ZSet right, JoinKind kind, boolean residual) {
        List<Object> nulls = Row.of(null, null, null, null).values();
        ZSet joined = new ZSet();
        Set<Row> matched = new HashSet<>();
        for (Map.Entry<Row, Long> l : left.weights().entrySet()) {
            boolean any = false;
            for (Map.Entry<Row, Long> r : right.weights().entrySet()) {
                if (match(l.getKey(), r.getKey(), residual)) {
                    any = true;
                    matched.add(r.getKey());
                    joined.add(pair(l.getKey().values(), r.getKey().values()), l.getValue() * r.getValue());
                }
            }
            if (!any && kind.keeps(0)) {
                joined.add(pair(l.getKey().values(), nulls), l.getValue());
            }
        }
        right.weights().forEach((row, weight) -> {
            if (!matched.contains(row) && kind.keeps(1)) {
                joined.add(pair(nulls, row.values()), weight);
            }
        });
        return joined;
    }

    @Property(tries = 80)
    void windowsAreJoinedOnceTheyAreComplete(
            @ForAll long seed, @ForAll JoinKind kind, @ForAll boolean residual, @ForAll boolean retracting) {
        SplittableRandom random = new SplittableRandom(seed);
        OperatorHarness harness = new OperatorHarness(
                        new WindowJoinOperator.Factory(
                                LEFT,
                                RIGHT,
                                List.of(2, 0, 1),
                                List.of(1, 2, 3),
                                residual ? new ColumnReference(4, DataTypes.BOOLEAN) : null,
                                kind,
                                1,
                                3,
                                ZoneOffset.UTC,
                                OUTPUT,
                                EvaluationSettings.DEFAULT),
                        LEFT,
                        RIGHT)
                .keyedBy(0, LEFT_KEYS)
                .keyedBy(1, RIGHT_KEYS)
                .withLittleMemory(seed)
                .totalsOnly();
        ZSet[] present = {new ZSet(), new ZSet()};
        int watermark = -1;
        for (int step = 0; step < 4; step++) {
            for (int input = 0; input < 2; input++) {
                List<Row> rows = new ArrayList<>();
                for (int i = random.nextInt(10); i > 0; i--) {
                    List<Row> known = List.copyOf(present[input].weights().keySet());
                    Row row = row(input, random.nextInt(5), random);
                    if (retracting && !known.isEmpty() && random.nextInt(3) == 0) {
                        row = known.get(random.nextInt(known.size())).withKind(RowKind.DELETE);
                    }
                    LocalDateTime start = (LocalDateTime) Objects.requireNonNull(row.getField(input == 0 ? 0 : 2));
                    if (start.getMinute() > watermark) {
                        present[input].add(row, row.kind().weight());
                    }
                    rows.add(row);
                }
                harness.rows(input, rows);
            }
            harness.epoch();
            if (random.nextBoolean() && watermark < 4) {
                watermark += 1 + random.nextInt(2);
                harness.watermark(time(watermark + 1).toInstant(ZoneOffset.UTC).toEpochMilli() - 1);
            }
        }
        assertThat(harness.run(seed).total()).isEqualTo(join(present[0], present[1], kind, residual));
    }
}
