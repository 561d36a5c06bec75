package dev.weir.sql.validate;

import dev.weir.data.DataType;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** The arguments of a call as the function library sees them. */
final class LibraryArguments {
    private LibraryArguments() {}

    static CallArguments of(SqlOperatorBinding binding) {
        List<DataType> types = new ArrayList<>();
        List<@Nullable Literal> literals = new ArrayList<>();
        for (int i = 0; i < binding.getOperandCount(); i++) {
            RelDataType type = binding.getOperandType(i);
            Literal literal = literal(binding, i, type);
            types.add(literal == null ? RelTypes.toData(type) : literal.type());
            literals.add(literal);
        }
        return new CallArguments(types, literals);
    }

    private static @Nullable Literal literal(SqlOperatorBinding binding, int index, RelDataType type) {
        boolean knowsConstants = binding instanceof SqlCallBinding || binding instanceof RexCallBinding;
        if (!knowsConstants || !binding.isOperandLiteral(index, false)) {
            return null;
        }
        if (type.getSqlTypeName() == SqlTypeName.SYMBOL) {
            return Literal.text(String.valueOf(binding.getOperandLiteralValue(index, Enum.class)));
        }
        DataType dataType = RelTypes.toData(type);
        if (binding.isOperandNull(index, false)) {
            return Literal.nullOf(dataType);
        }
        Object value = value(binding.getOperandLiteralValue(index, Object.class), dataType);
        return value == null ? null : new Literal(value, dataType);
    }

    /** The value in the class of its type; null for kinds of constants on whose value no type depends. */
    private static @Nullable Object value(@Nullable Object value, DataType type) {
        return switch (value) {
            case NlsString text -> text.getValue();
            case Boolean flag -> flag;
            case BigDecimal number ->
                switch (type) {
                    case DataType.TinyInt t -> number.byteValueExact();
                    case DataType.SmallInt t -> number.shortValueExact();
                    case DataType.Int t -> number.intValueExact();
                    case DataType.BigInt t -> number.longValueExact();
                    case DataType.Float64 t -> number.doubleValue();
                    case DataType.Decimal t -> number;
                    default -> null;
                };
            case null, default -> null;
        };
    }
}
