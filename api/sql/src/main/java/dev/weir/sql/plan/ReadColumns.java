package dev.weir.sql.plan;

import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns that expressions read of their input, and of which ROWs among them only some fields. */
final class ReadColumns {
    private final TreeSet<Integer> columns = new TreeSet<>();
    /** By column, the fields that are read by their names. */
    private final Map<Integer, Set<String>> fields = new HashMap<>();

    private final Set<Integer> whole = new HashSet<>();

    /** All of so many columns are read whole. */
    void addAll(int count) {
        for (int column = 0; column < count; column++) {
            columns.add(column);
            whole.add(column);
        }
    }

    void add(@Nullable Expression expression) {
        switch (expression) {
            case null -> {}
            case ColumnReference column -> {
                columns.add(column.index());
                whole.add(column.index());
            }
            case Literal literal -> {}
            case Call call -> {
                if (call.function().name().equals("FIELD")
                        && call.arguments().getFirst() instanceof ColumnReference column
                        && call.arguments().getLast() instanceof Literal name) {
                    columns.add(column.index());
                    fields.computeIfAbsent(column.index(), index -> new TreeSet<>())
                            .add((String) java.util.Objects.requireNonNull(name.value()));
                } else {
                    call.arguments().forEach(this::add);
                }
            }
        }
    }

    /** Their indexes, ascending. */
    int[] indexes() {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** By place among the columns, the fields that are read of those that are not read whole. */
    Map<Integer, Set<String>> fields() {
        Map<Integer, Set<String>> read = new HashMap<>();
        int place = 0;
        for (int column : columns) {
            if (!whole.contains(column)) {
                read.put(place, Set.copyOf(fields.getOrDefault(column, Set.of())));
            }
            place++;
        }
        return read;
    }
}
