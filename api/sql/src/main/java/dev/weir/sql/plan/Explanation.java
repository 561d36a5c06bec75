package dev.weir.sql.plan;

import dev.weir.sql.plan.Traits.StateBound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan as text: a tree, sinks on top, with what is known of every node's rows. Sub-plans that run once are shown
 * once.
 */
public final class Explanation {
    private final TraitInference traits;
    private final Map<PlanNode, Integer> uses = new HashMap<>();
    private final Map<PlanNode, Integer> numbers = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private Explanation(PlanSettings settings) {
        this.traits = new TraitInference(settings.parallelism());
    }

    /** The lines of the tree. */
    public static List<String> of(List<PlanNode> sinks, PlanSettings settings) {
        Explanation explanation = new Explanation(settings);
        sinks.forEach(explanation::count);
        for (PlanNode sink : sinks) {
            explanation.show(sink, "", "");
        }
        explanation.lines.addAll(warnings(sinks, settings));
        return explanation.lines;
    }

    /** What the user should know before such a job is left running. */
    public static List<String> warnings(List<PlanNode> sinks, PlanSettings settings) {
        TraitInference traits = new TraitInference(settings.parallelism());
        List<String> warnings = new ArrayList<>();
        sinks.forEach(sink -> warn(sink, traits, warnings));
        return warnings.stream().distinct().toList();
    }

    private static void warn(PlanNode node, TraitInference traits, List<String> warnings) {
        if (traits.of(node).state() == StateBound.UNBOUNDED) {
            warnings.add("warning: nothing bounds the state of " + node.describe());
        }
        node.inputs().forEach(input -> warn(input, traits, warnings));
    }

    private void count(PlanNode node) {
        if (uses.merge(node, 1, Integer::sum) == 1) {
            node.inputs().forEach(this::count);
        }
    }

    private void show(PlanNode node, String indent, String childIndent) {
        Integer shown = numbers.get(node);
        if (shown != null) {
            lines.add(indent + "as (" + shown + ")");
            return;
        }
        String label = "";
        if (uses.getOrDefault(node, 1) > 1) {
            numbers.put(node, numbers.size() + 1);
            label = "(" + numbers.size() + ") ";
        }
        lines.add(indent + label + node.describe() + "  -- "
                + traits.of(node).describe(node.schema().names()));
        List<PlanNode> inputs = node.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            boolean last = i == inputs.size() - 1;
            show(inputs.get(i), childIndent + "+- ", childIndent + (last ? "   " : "|  "));
        }
    }
}
