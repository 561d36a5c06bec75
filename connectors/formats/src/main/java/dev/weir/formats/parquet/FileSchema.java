package dev.weir.formats.parquet;

import dev.weir.formats.parquet.Footer.Element;
import dev.weir.formats.parquet.Footer.Repetition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's schema as a tree.
 *
 * @param columns the root's children
 */
record FileSchema(List<Node> columns) {
    private static final int MAX_DEPTH = 64;

    /**
     * A node with its levels.
     *
     * @param definition the definition level of a value of this node that is there
     * @param repetition how many repeated nodes there are from the root to this one
     * @param firstLeaf index of the first leaf below, or of itself
     */
    record Node(Element element, int definition, int repetition, int firstLeaf, List<Node> children) {
        String name() {
            return element.name();
        }

        boolean isLeaf() {
            return children.isEmpty();
        }

        boolean isRepeated() {
            return element.repetition() == Repetition.REPEATED;
        }

        Leaf leaf() {
            return new Leaf(firstLeaf, element, definition, repetition);
        }
    }

    static FileSchema of(Footer footer) {
        return new FileSchema(new Builder(footer.elements()).root());
    }

    /** The column of that name, else the only one whose name differs in case. */
    @Nullable
    Node find(String name) {
        return find(columns, name);
    }

    static @Nullable Node find(List<Node> nodes, String name) {
        Node similar = null;
        for (Node node : nodes) {
            if (node.name().equals(name)) {
                return node;
            }
            if (node.name().equalsIgnoreCase(name)) {
                similar = node;
            }
        }
        return similar;
    }

    /** The columns' names. */
    List<String> names() {
        return columns.stream().map(Node::name).toList();
    }

    private static final class Builder {
        private final List<Element> elements;
        private int next = 1;
        private int leaves;

        Builder(List<Element> elements) {
            this.elements = elements;
        }

        List<Node> root() {
            return children(elements.getFirst().children(), 0, 0, 0);
        }

        private List<Node> children(int count, int definition, int repetition, int depth) {
            if (depth > MAX_DEPTH) {
                throw new DamagedException("the schema is nested too deeply");
            }
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                nodes.add(node(definition, repetition, depth));
            }
            return nodes;
        }

        private Node node(int outerDefinition, int outerRepetition, int depth) {
            if (next >= elements.size()) {
                throw new DamagedException("the schema ends too early");
            }
            Element element = elements.get(next++);
            int definition = outerDefinition + (element.repetition() == Repetition.REQUIRED ? 0 : 1);
            int repetition = outerRepetition + (element.repetition() == Repetition.REPEATED ? 1 : 0);
            int first = leaves;
            if (element.children() == 0) {
                if (element.type() == null) {
                    throw new DamagedException("column " + element.name() + " has no type");
                }
                leaves++;
                return new Node(element, definition, repetition, first, List.of());
            }
            List<Node> children = children(element.children(), definition, repetition, depth + 1);
            return new Node(element, definition, repetition, first, children);
        }
    }
}
