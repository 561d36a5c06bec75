package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.operators.aggregate.AggregateCall;
import java.util.ArrayList;
import java.util.List;

/** How EXPLAIN shows groups and their aggregates. */
final class Aggregates {
    private Aggregates() {}

    static String describe(List<Integer> keys, List<AggregateCall> calls, Schema input, Schema output) {
        List<String> parts = new ArrayList<>();
        if (!keys.isEmpty()) {
            parts.add("groupBy=" + keys.stream().map(input::name).toList());
        }
        if (!calls.isEmpty()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                texts.add(calls.get(i).describe(input) + " AS " + output.name(keys.size() + i));
            }
            parts.add("select=" + texts);
        }
        return String.join(", ", parts);
    }
}
