package dev.weir.sql.translate;

import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.operators.CalcOperator;
import dev.weir.operators.ConsolidateOperator;
import dev.weir.operators.EmitMode;
import dev.weir.operators.GroupAggregateOperator;
import dev.weir.operators.GroupTopNOperator;
import dev.weir.operators.LastRowOperator;
import dev.weir.operators.LookupJoinOperator;
import dev.weir.operators.NotNullOperator;
import dev.weir.operators.ProcessingTimeOperator;
import dev.weir.operators.SortLimitOperator;
import dev.weir.operators.StreamingHashJoinOperator;
import dev.weir.operators.WindowAggregateOperator;
import dev.weir.operators.WindowAssignOperator;
import dev.weir.operators.WindowJoinOperator;
import dev.weir.operators.WindowTopNOperator;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.Consolidate;
import dev.weir.sql.plan.DecideCases;
import dev.weir.sql.plan.Exchange;
import dev.weir.sql.plan.GroupAggregate;
import dev.weir.sql.plan.HashJoin;
import dev.weir.sql.plan.LastRow;
import dev.weir.sql.plan.LookupJoin;
import dev.weir.sql.plan.NotNullCheck;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.Rank;
import dev.weir.sql.plan.ResultSink;
import dev.weir.sql.plan.SortLimit;
import dev.weir.sql.plan.TableScan;
import dev.weir.sql.plan.TableSink;
import dev.weir.sql.plan.TraitInference;
import dev.weir.sql.plan.UnionAll;
import dev.weir.sql.plan.Values;
import dev.weir.sql.plan.WindowAggregate;
import dev.weir.sql.plan.WindowAssign;
import dev.weir.sql.plan.WindowBounds;
import dev.weir.sql.plan.WindowJoin;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Which operator runs which node of the plan. */
final class Operators {
    private final JobSettings settings;
    private final TraitInference traits;

    Operators(JobSettings settings, TraitInference traits) {
        this.settings = settings;
        this.traits = traits;
    }

    OperatorFactory factory(PlanNode node) {
        return switch (node) {
            case Calc calc ->
                new CalcOperator.Factory(
                        calc.input().schema(),
                        calc.filter(),
                        DecideCases.decide(calc).projections(),
                        calc.schema(),
                        settings.evaluation());
            case WindowAssign assign -> assign(assign);
            case GroupAggregate aggregate ->
                new GroupAggregateOperator.Factory(
                        aggregate.input().schema(),
                        aggregate.keys(),
                        aggregate.calls(),
                        aggregate.schema(),
                        emit(aggregate.finalOnly()),
                        retracts(aggregate.input()));
            case WindowAggregate aggregate -> aggregate(aggregate);
            case HashJoin join ->
                new StreamingHashJoinOperator.Factory(
                        join.left().schema(),
                        join.right().schema(),
                        join.condition().leftKeys(),
                        join.condition().rightKeys(),
                        join.condition().residual(),
                        join.schema(),
                        settings.evaluation());
            case LookupJoin join ->
                new LookupJoinOperator.Factory(
                        join.probe().schema(),
                        join.build().schema(),
                        join.condition().leftKeys(),
                        join.condition().rightKeys(),
                        join.condition().residual(),
                        join.leftOuter(),
                        join.schema(),
                        settings.evaluation());
            case WindowJoin join -> join(join);
            case SortLimit sort ->
                new SortLimitOperator.Factory(
                        sort.schema(), sort.keys(), sort.offset(), sort.limit(), emit(sort.finalOnly()));
            case Rank rank -> rank(rank);
            case Consolidate consolidate -> new ConsolidateOperator.Factory(consolidate.schema());
            case LastRow last -> new LastRowOperator.Factory(last.schema(), last.keys());
            case NotNullCheck check ->
                new NotNullOperator.Factory(check.schema(), check.table(), check.columns(), check.drop());
            case TableScan scan -> throw notAnOperator(scan);
            case Values values -> throw notAnOperator(values);
            case UnionAll union -> throw notAnOperator(union);
            case Exchange exchange -> throw notAnOperator(exchange);
            case TableSink sink -> throw notAnOperator(sink);
            case ResultSink sink -> throw notAnOperator(sink);
        };
    }

    private static IllegalStateException notAnOperator(PlanNode node) {
        return new IllegalStateException(node.describe() + " is laid out elsewhere");
    }

    private OperatorFactory assign(WindowAssign assign) {
        Schema input = assign.input().schema();
        OperatorFactory windows = new WindowAssignOperator.Factory(
                input,
                assign.window(),
                assign.timeColumn(),
                zone(input, assign.timeColumn()),
                assign.partitionKeys(),
                assign.schema());
        return assign.processingTime() ? new ProcessingTimeOperator.Factory(windows) : windows;
    }

    private OperatorFactory aggregate(WindowAggregate aggregate) {
        Schema input = aggregate.input().schema();
        OperatorFactory windows = new WindowAggregateOperator.Factory(
                input,
                aggregate.window(),
                aggregate.timeColumn(),
                zone(input, aggregate.timeColumn()),
                aggregate.keys(),
                aggregate.calls(),
                aggregate.schema(),
                retracts(aggregate.input()));
        return aggregate.processingTime() ? new ProcessingTimeOperator.Factory(windows) : windows;
    }

    private OperatorFactory join(WindowJoin join) {
        return new WindowJoinOperator.Factory(
                join.left().schema(),
                join.right().schema(),
                join.condition().leftKeys(),
                join.condition().rightKeys(),
                join.condition().residual(),
                join.kind(),
                join.leftWindow().end(),
                join.rightWindow().end(),
                zone(join.leftWindow()),
                join.schema(),
                settings.evaluation());
    }

    private OperatorFactory rank(Rank rank) {
        Schema input = rank.input().schema();
        boolean retracting = retracts(rank.input());
        WindowBounds window = rank.window();
        return window == null
                ? new GroupTopNOperator.Factory(input, rank.range(), emit(rank.finalOnly()), retracting)
                : new WindowTopNOperator.Factory(input, rank.range(), window.end(), zone(window), retracting);
    }

    private ZoneId zone(WindowBounds window) {
        return window.pointsInTime() ? settings.evaluation().zone() : ZoneOffset.UTC;
    }

    /** Windows of points in time follow the session's calendar. */
    private ZoneId zone(Schema input, int timeColumn) {
        boolean pointInTime = input.type(timeColumn) instanceof DataType.TimestampLtz;
        return pointInTime ? settings.evaluation().zone() : ZoneOffset.UTC;
    }

    private static EmitMode emit(boolean finalOnly) {
        return finalOnly ? EmitMode.FINAL : EmitMode.CHANGES;
    }

    private boolean retracts(PlanNode input) {
        return !traits.of(input).appendOnly();
    }
}
