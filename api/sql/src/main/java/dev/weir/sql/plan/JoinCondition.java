package dev.weir.sql.plan;

import dev.weir.expressions.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two rows must fulfil to be joined.
 *
 * @param leftKeys indexes of the left columns that must equal those of {@code rightKeys}, pair by pair
 * @param residual what must hold besides, over the columns of both sides in a row; null: nothing
 */
public record JoinCondition(
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        @Nullable Expression residual) {
    public JoinCondition {
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
        if (leftKeys.size() != rightKeys.size()) {
            throw new IllegalArgumentException("keys must come in pairs");
        }
    }

    /** Whether a column of the left must equal one of the right. */
    public boolean pairs(int left, int right) {
        for (int i = 0; i < leftKeys.size(); i++) {
            if (leftKeys.get(i) == left && rightKeys.get(i) == right) {
                return true;
            }
        }
        return false;
    }

    String describe(List<String> left, List<String> right) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < leftKeys.size(); i++) {
            pairs.add(left.get(leftKeys.get(i)) + " = " + right.get(rightKeys.get(i)));
        }
        List<String> both = new ArrayList<>(left);
        both.addAll(right);
        return "on=[" + String.join(" AND ", pairs) + "]"
                + (residual == null ? "" : ", where=[" + residual.sql(both) + "]");
    }
}
