package dev.weir.sql.validate;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.TableCharacteristic;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.util.Static;
import org.jspecify.annotations.Nullable;

/**
 * A window table function: {@code TUMBLE(TABLE t, DESCRIPTOR(c), INTERVAL …)} and its relatives. Its rows are those of
 * the table with {@code window_start}, {@code window_end} and {@code window_time} behind their columns.
 */
public final class WindowFunction extends SqlFunction implements SqlTableFunction {
    public static final WindowFunction TUMBLE =
            new WindowFunction("TUMBLE", 3, List.of("DATA", "TIMECOL", "SIZE", "OFFSET"));
    public static final WindowFunction HOP =
            new WindowFunction("HOP", 4, List.of("DATA", "TIMECOL", "SLIDE", "SIZE", "OFFSET"));
    public static final WindowFunction CUMULATE =
            new WindowFunction("CUMULATE", 4, List.of("DATA", "TIMECOL", "STEP", "SIZE", "OFFSET"));
    public static final WindowFunction SESSION =
            new WindowFunction("SESSION", 3, List.of("DATA", "TIMECOL", "GAP", "KEYS"));

    private static final int WINDOW_PRECISION = 3;

    private final List<String> parameters;

    private WindowFunction(String name, int requiredParameters, List<String> parameters) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                binding -> binding.getTypeFactory().createSqlType(SqlTypeName.CURSOR),
                null,
                new Operands(requiredParameters, parameters),
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
        this.parameters = parameters;
    }

    /** The four window functions. */
    public static List<WindowFunction> all() {
        return List.of(TUMBLE, HOP, CUMULATE, SESSION);
    }

    /** The names of its parameters. */
    List<String> parameters() {
        return parameters;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return WindowFunction::rowType;
    }

    /** Only sessions are divided by keys; the other windows take rows in any order and any division. */
    @Override
    public @Nullable TableCharacteristic tableCharacteristic(int ordinal) {
        if (ordinal != 0) {
            return null;
        }
        TableCharacteristic.Semantics semantics =
                equals(SESSION) ? TableCharacteristic.Semantics.SET : TableCharacteristic.Semantics.ROW;
        return TableCharacteristic.builder(semantics).passColumnsThrough().build();
    }

    /** The first argument is a table and the second a descriptor. */
    @Override
    public boolean argumentMustBeScalar(int ordinal) {
        return ordinal != 0;
    }

    private static RelDataType rowType(SqlOperatorBinding binding) {
        RelDataType input = binding.getOperandType(0);
        RelDataTypeFactory factory = binding.getTypeFactory();
        RelDataType time = factory.createSqlType(SqlTypeName.TIMESTAMP, WINDOW_PRECISION);
        RelDataTypeFactory.Builder builder = factory.builder();
        builder.kind(input.getStructKind()).addAll(input.getFieldList());
        builder.add("window_start", time).add("window_end", time);
        return builder.add("window_time", windowTime(binding, input, factory)).build();
    }

    /** TIMESTAMP_LTZ for a time column of that type, else TIMESTAMP. */
    private static RelDataType windowTime(SqlOperatorBinding binding, RelDataType input, RelDataTypeFactory factory) {
        SqlTypeName type = binding instanceof SqlCallBinding call
                ? Operands.timeColumn(call, input).getSqlTypeName()
                : SqlTypeName.TIMESTAMP;
        return factory.createSqlType(type, WINDOW_PRECISION);
    }

    /** What the arguments must be. */
    private record Operands(int required, List<String> paramNames) implements SqlOperandMetadata {
        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
            return paramNames.stream()
                    .map(name -> factory.createSqlType(SqlTypeName.ANY))
                    .toList();
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(required, paramNames.size());
        }

        @Override
        public boolean isOptional(int index) {
            return index >= required;
        }

        @Override
        public boolean isFixedParameters() {
            return true;
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            StringBuilder text = new StringBuilder(name).append("(TABLE table, DESCRIPTOR(time column)");
            for (int i = 2; i < paramNames.size(); i++) {
                String interval = ", INTERVAL " + paramNames.get(i).toLowerCase(java.util.Locale.ROOT);
                text.append(i >= required ? " [" + interval + "]" : interval);
            }
            return text.append(')').toString();
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            boolean valid = isTable(binding) && isDescriptor(binding) && areIntervals(binding);
            if (!valid && throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return valid;
        }

        private static boolean isTable(SqlCallBinding binding) {
            return binding.getOperandType(0).isStruct();
        }

        private static boolean isDescriptor(SqlCallBinding binding) {
            SqlNode descriptor = binding.operand(1);
            if (descriptor.getKind() != SqlKind.DESCRIPTOR || ((SqlCall) descriptor).operandCount() != 1) {
                return false;
            }
            RelDataType column = timeColumn(binding, binding.getOperandType(0));
            return switch (column.getSqlTypeName()) {
                case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> true;
                default -> false;
            };
        }

        private static boolean areIntervals(SqlCallBinding binding) {
            for (int i = 2; i < binding.getOperandCount(); i++) {
                SqlKind kind = binding.operand(i).getKind();
                boolean other = kind == SqlKind.DEFAULT || kind == SqlKind.DESCRIPTOR;
                if (!other && !SqlTypeUtil.isInterval(binding.getOperandType(i))) {
                    return false;
                }
            }
            return true;
        }

        /** The type of the column that the descriptor names; fails when there is none. */
        static RelDataType timeColumn(SqlCallBinding binding, RelDataType table) {
            SqlIdentifier column = (SqlIdentifier) ((SqlCall) binding.operand(1)).operand(0);
            SqlNameMatcher matcher = binding.getValidator().getCatalogReader().nameMatcher();
            var field = matcher.field(table, column.getSimple());
            if (field == null) {
                throw binding.getValidator()
                        .newValidationError(column, Static.RESOURCE.columnNotFound(column.getSimple()));
            }
            return field.getType();
        }
    }
}
