package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.functions.FunctionLibrary;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.validate.RelTypes;
import dev.weir.sql.validate.UserFunctionOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/** From Calcite's row expressions to the engine's, the only place where the two meet. */
final class RexTranslator {
    private final RexBuilder builder;
    private final Schema input;

    /** @param input the columns that expressions refer to */
    RexTranslator(RexBuilder builder, Schema input) {
        this.builder = builder;
        this.input = input;
    }

    /** The engine's expression. Fails when the engine has no such function. */
    Expression translate(RexNode node) {
        return switch (node) {
            case RexInputRef column -> new ColumnReference(column.getIndex(), input.type(column.getIndex()));
            case RexLiteral literal -> RexLiterals.translate(literal);
            case RexFieldAccess access -> field(access);
            case RexCall call -> call(call);
            default -> throw unsupported(node.toString());
        };
    }

    List<Expression> translate(List<RexNode> nodes) {
        return nodes.stream().map(this::translate).toList();
    }

    private Expression field(RexFieldAccess access) {
        Expression row = translate(access.getReferenceExpr());
        Literal name = Literal.text(access.getField().getName());
        return new Call(function("FIELD"), List.of(row, name), RelTypes.toData(access.getType()));
    }

    private Expression call(RexCall call) {
        if (call.getKind() == SqlKind.SEARCH) {
            return translate(RexUtil.expandSearch(builder, null, call));
        }
        DataType type = RelTypes.toData(call.getType());
        if (call.getKind() == SqlKind.REINTERPRET) {
            return translate(call.getOperands().getFirst());
        }
        List<Expression> arguments = new ArrayList<>(translate(call.getOperands()));
        if (call.getOperator() instanceof UserFunctionOperator function) {
            return function.call(arguments, call.getType());
        }
        return switch (call.getKind()) {
            case CAST, SAFE_CAST -> cast(call, arguments.getFirst(), type);
            default -> new Call(function(name(call)), arguments, type);
        };
    }

    private Expression cast(RexCall call, Expression argument, DataType type) {
        if (argument.type().sameAs(type)) {
            return argument;
        }
        if (argument instanceof Literal literal && literal.value() == null) {
            return Literal.nullOf(type);
        }
        return new Call(function(call.getKind() == SqlKind.CAST ? "CAST" : "TRY_CAST"), List.of(argument), type);
    }

    private static String name(RexCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        return switch (call.getKind()) {
            case ARRAY_VALUE_CONSTRUCTOR -> "ARRAY";
            case MAP_VALUE_CONSTRUCTOR -> "MAP";
            case ROW -> "ROW";
            case MINUS_PREFIX, PLUS_PREFIX -> call.getOperands().size() == 1 && name.equals("-") ? "-/1" : "+/1";
            case NOT_EQUALS -> "<>";
            case DIVIDE -> "/";
            case MOD -> "MOD";
            default -> name;
        };
    }

    /** The library's function of that name. */
    static ScalarFunction function(String name) {
        ScalarFunction function = FunctionLibrary.standard().findScalar(name);
        if (function == null) {
            throw unsupported(name);
        }
        return function;
    }

    private static WeirException unsupported(String what) {
        return WeirException.of(SqlError.UNSUPPORTED, "%s is not supported yet", what);
    }
}
