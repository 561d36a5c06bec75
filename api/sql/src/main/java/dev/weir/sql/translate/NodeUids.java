package dev.weir.sql.translate;

import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.plan.Meaning;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.TableScan;
import dev.weir.sql.plan.TableSink;
import java.util.HashSet;
import java.util.Set;

/**
 * The identities of a job's nodes, under which checkpoints keep their state: of what reads or writes a table, the
 * table's name; of an operator, its kind and a digest of what its rows mean. So an edit of the script that leaves the
 * meaning of an operator's rows as it was leaves it its state. One instance a job.
 */
final class NodeUids {
    private static final String DEFAULT_PLACE = Catalogs.DEFAULT_CATALOG + "." + Catalogs.DEFAULT_DATABASE + ".";

    private final Meaning meaning = new Meaning();
    private final Set<String> given = new HashSet<>();

    /** The identity of a node; called once for each. */
    String of(PlanNode node) {
        String wanted = switch (node) {
            case TableScan scan ->
                scan.role().isEmpty() ? local(scan.table()) : local(scan.table()) + "(" + scan.role() + ")";
            case TableSink sink -> "Sink(" + local(sink.table()) + ")";
            default -> kind(node) + "-" + meaning.digest(node);
        };
        String uid = wanted;
        for (int number = 2; !given.add(uid); number++) {
            uid = wanted + "#" + number;
        }
        return uid;
    }

    private static String kind(PlanNode node) {
        String text = node.describe();
        int parameters = text.indexOf('(');
        return parameters < 0 ? text : text.substring(0, parameters);
    }

    private static String local(String table) {
        return table.startsWith(DEFAULT_PLACE) ? table.substring(DEFAULT_PLACE.length()) : table;
    }
}
