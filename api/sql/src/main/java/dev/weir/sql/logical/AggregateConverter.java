package dev.weir.sql.logical;

import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.functions.FunctionLibrary;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.GroupAggregate;
import dev.weir.sql.plan.MergeCalcs;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.UnionAll;
import dev.weir.sql.validate.RelTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** GROUP BY and DISTINCT, over windows or not. */
final class AggregateConverter {
    private final PlanConverter planner;
    private final Aggregate aggregate;
    private final Schema output;

    AggregateConverter(PlanConverter planner, Aggregate aggregate) {
        this.planner = planner;
        this.aggregate = aggregate;
        this.output = PlanConverter.schema(aggregate);
    }

    PlanNode convert() {
        PlanNode input = planner.convert(aggregate.getInput());
        if (aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
            return convert(input, aggregate.getGroupSet());
        }
        List<PlanNode> parts = aggregate.getGroupSets().stream()
                .map(groups -> convert(input, groups))
                .toList();
        return new UnionAll(parts, output);
    }

    /** The groups by some of the keys; the other keys are NULL. */
    private PlanNode convert(PlanNode input, ImmutableBitSet groups) {
        List<Integer> keys = groups.asList();
        List<AggregateCall> calls = new ArrayList<>();
        List<Field> callFields = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        int keyCount = aggregate.getGroupCount();
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            org.apache.calcite.rel.core.AggregateCall call =
                    aggregate.getAggCallList().get(i);
            Field field = output.fields().get(keyCount + i);
            if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
                RexNode literal = call.rexList.getFirst();
                results.add(PlanConverter.expressions(aggregate, input.schema()).translate(literal));
            } else if (call.getAggregation().getKind() == SqlKind.GROUPING) {
                results.add(grouping(call, groups, field));
            } else {
                results.add(new ColumnReference(keys.size() + calls.size(), field.type()));
                calls.add(call(call));
                callFields.add(field);
            }
        }
        PlanNode grouped = group(input, keys, calls, callFields);
        List<Expression> columns = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            int place = keys.indexOf(key);
            columns.add(
                    place < 0
                            ? Literal.nullOf(input.schema().type(key))
                            : new ColumnReference(place, grouped.schema().type(place)));
        }
        columns.addAll(results);
        return MergeCalcs.merge(new Calc(grouped, null, columns, output));
    }

    /** Keys, then calls. */
    private PlanNode group(PlanNode input, List<Integer> keys, List<AggregateCall> calls, List<Field> callFields) {
        WindowColumns window = WindowColumns.of(input);
        List<Field> fields = new ArrayList<>();
        for (int key : keys) {
            fields.add(input.schema().fields().get(key));
        }
        fields.addAll(callFields);
        Schema schema = new Schema(fields);
        if (window.arePresent() && keys.contains(window.start()) && keys.contains(window.end())) {
            PlanNode windowed = new WindowAggregateBuilder(input, window, keys, calls, schema).build();
            if (windowed != null) {
                return windowed;
            }
        }
        return new GroupAggregate(input, keys, calls, planner.settings().batch(), schema);
    }

    private static Expression grouping(
            org.apache.calcite.rel.core.AggregateCall call, ImmutableBitSet groups, Field field) {
        long bits = 0;
        for (int argument : call.getArgList()) {
            bits = bits << 1 | (groups.get(argument) ? 0 : 1);
        }
        Object value = field.type() instanceof dev.weir.data.DataType.BigInt ? (Object) bits : (Object) (int) bits;
        return new Literal(value, field.type());
    }

    private static AggregateCall call(org.apache.calcite.rel.core.AggregateCall call) {
        String name = call.getAggregation().getName();
        if (!call.getCollation().getFieldCollations().isEmpty()) {
            throw PlanConverter.unsupported("WITHIN GROUP of " + name);
        }
        AggregateFunctionDefinition function = FunctionLibrary.standard().findAggregate(name);
        if (function == null) {
            throw PlanConverter.unsupported("the aggregate function " + name);
        }
        return new AggregateCall(
                function.kind(), call.getArgList(), call.isDistinct(), call.filterArg, RelTypes.toData(call.getType()));
    }
}
