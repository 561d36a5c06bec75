package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.operators.WindowSpec;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.WindowAssign;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Window table functions. */
final class WindowConverter {
    private final PlanConverter planner;
    private final TableFunctionScan scan;

    WindowConverter(PlanConverter planner, TableFunctionScan scan) {
        this.planner = planner;
        this.scan = scan;
    }

    PlanNode convert() {
        RexCall call = (RexCall) scan.getCall();
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (!List.of("TUMBLE", "HOP", "CUMULATE", "SESSION").contains(name)
                || scan.getInputs().size() != 1) {
            throw PlanConverter.unsupported("the table function " + name);
        }
        PlanNode input = planner.convert(scan.getInput(0));
        List<Integer> columns = new ArrayList<>();
        List<Long> lengths = new ArrayList<>();
        call.getOperands().forEach(operand -> collect(name, operand, columns, lengths));
        int time = columns.getFirst();
        List<Integer> partitionKeys = columns.subList(1, columns.size());
        boolean processingTime = ProcessingTimes.contain(input, time);
        if (processingTime) {
            checkProcessingTime(name, input, time, partitionKeys);
        } else {
            checkTimeColumn(name, input, time);
        }
        try {
            WindowSpec window = window(name, lengths);
            return new WindowAssign(input, window, time, processingTime, partitionKeys, PlanConverter.schema(scan));
        } catch (IllegalArgumentException e) {
            throw WeirException.of(SqlError.INVALID_QUERY, "%s: %s", name, e.getMessage());
        }
    }

    private static void collect(String name, RexNode operand, List<Integer> columns, List<Long> lengths) {
        switch (operand) {
            // What is left of the TABLE operand of a function over partitions.
            case RexInputRef table -> {}
            case RexCall descriptor
            when descriptor.getKind() == SqlKind.DESCRIPTOR -> {
                int place = lengths.isEmpty() ? 0 : columns.size();
                for (RexNode column : descriptor.getOperands()) {
                    columns.add(place++, ((RexInputRef) column).getIndex());
                }
            }
            case RexCall leftOut when leftOut.getKind() == SqlKind.DEFAULT -> {}
            case RexLiteral literal when literal.isNull() -> {}
            case RexLiteral months
            when SqlTypeName.YEAR_INTERVAL_TYPES.contains(months.getType().getSqlTypeName()) ->
                throw WeirException.of(
                                SqlError.INVALID_QUERY,
                                "%s takes intervals of a fixed length; months and years have none",
                                name)
                        .hint("write days, such as INTERVAL '30' DAY");
            case RexLiteral literal ->
                lengths.add(Objects.requireNonNull(literal.getValueAs(BigDecimal.class))
                        .longValueExact());
            default ->
                throw WeirException.of(
                        SqlError.INVALID_QUERY, "%s takes constant intervals; %s is none", name, operand);
        }
    }

    private static WindowSpec window(String name, List<Long> lengths) {
        return switch (name) {
            case "TUMBLE" -> new WindowSpec.Tumble(lengths.get(0), offset(lengths, 1));
            case "HOP" -> new WindowSpec.Hop(lengths.get(0), lengths.get(1), offset(lengths, 2));
            case "CUMULATE" -> new WindowSpec.Cumulate(lengths.get(0), lengths.get(1), offset(lengths, 2));
            default -> new WindowSpec.Session(lengths.get(0));
        };
    }

    private static long offset(List<Long> lengths, int place) {
        return lengths.size() > place ? lengths.get(place) : 0;
    }

    private void checkProcessingTime(String name, PlanNode input, int column, List<Integer> partitionKeys) {
        if (!planner.traits(input).appendOnly()) {
            throw WeirException.of(
                            SqlError.UNSUPPORTED,
                            "%s over processing time of rows that may be retracted is not supported",
                            name)
                    .hint("a row would be retracted in another window than it was in; use event time");
        }
        if (partitionKeys.contains(column)) {
            throw WeirException.of(
                    SqlError.INVALID_QUERY,
                    "%s is not divided by its time column '%s'",
                    name,
                    input.schema().name(column));
        }
    }

    private void checkTimeColumn(String name, PlanNode input, int column) {
        Schema schema = input.schema();
        DataType type = schema.type(column);
        boolean timestamp = type instanceof DataType.Timestamp || type instanceof DataType.TimestampLtz;
        boolean followed =
                planner.settings().batch() || planner.traits(input).eventTimes().contains(column);
        if (!timestamp || !followed) {
            throw WeirException.of(
                            SqlError.INVALID_QUERY,
                            "%s needs a time attribute; column '%s' of type %s is none",
                            name,
                            schema.name(column),
                            type.name())
                    .hint(("declare WATERMARK FOR %s AS … in its table, and keep the column unchanged up to the window;"
                                    + " or take a column that is PROCTIME()")
                            .formatted(schema.name(column)));
        }
    }
}
