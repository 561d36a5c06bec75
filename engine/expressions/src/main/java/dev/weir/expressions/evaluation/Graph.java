package dev.weir.expressions.evaluation;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.LazyKernel;
import dev.weir.expressions.Literal;
import dev.weir.expressions.Rows;
import dev.weir.expressions.ScalarFunction.Determinism;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes of some expressions over one schema: equal subexpressions are one node, constant ones are a constant. */
final class Graph {
    private final Frame frame;
    private final Map<Expression, Node> nodes = new HashMap<>();
    private final List<Node> all = new ArrayList<>();

    Graph(Schema input, EvaluationContext context) {
        frame = new Frame(input, context);
    }

    Frame frame() {
        return frame;
    }

    /** The node of an expression. */
    Node add(Expression expression) {
        Node known = nodes.get(expression);
        if (known != null) {
            known.share();
            return known;
        }
        Node node = switch (expression) {
            case ColumnReference reference -> new ColumnNode(reference, frame);
            case Literal literal -> new ConstantNode(literal, frame);
            case Call call -> call(call);
        };
        all.add(node);
        if (isRepeatable(expression)) {
            nodes.put(expression, node);
        }
        return node;
    }

    private Node call(Call call) {
        List<Node> arguments = call.arguments().stream().map(this::add).toList();
        @Nullable Literal[] literals = new @Nullable Literal[arguments.size()];
        boolean constant = call.function().determinism() == Determinism.DETERMINISTIC;
        for (int i = 0; i < literals.length; i++) {
            literals[i] = arguments.get(i) instanceof ConstantNode node ? node.literal() : null;
            constant &= literals[i] != null;
        }
        CallArguments known = new CallArguments(
                arguments.stream().map(Node::type).toList(),
                Arrays.asList(literals),
                CallArguments.functionsOf(call.arguments()));
        Kernel kernel = call.function().bind(known, call.type());
        Node node = kernel instanceof LazyKernel lazy
                ? new LazyNode(call, lazy, arguments, frame)
                : new CallNode(call, kernel, arguments, frame);
        return constant ? fold(node) : node;
    }

    /**
     * The value as a constant; the node itself if it fails, so that the error is raised only when a row needs the
     * value.
     */
    private Node fold(Node node) {
        Column value;
        try {
            value = node.evaluate(Rows.all(1));
        } catch (WeirException failure) {
            return node;
        }
        return new ConstantNode(new Literal(value.value(0), node.type()), frame);
    }

    private static boolean isRepeatable(Expression expression) {
        return !(expression instanceof Call call)
                || call.function().determinism() != Determinism.VOLATILE
                        && call.arguments().stream().allMatch(Graph::isRepeatable);
    }

    /** Ends a batch: lets go of all columns. */
    void end() {
        frame.end();
        all.forEach(Node::forget);
    }
}
