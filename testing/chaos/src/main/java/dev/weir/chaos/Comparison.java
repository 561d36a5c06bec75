package dev.weir.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what was committed with what was expected; tells in words where they differ. */
final class Comparison {
    private static final int MOST_SHOWN = 5;

    private Comparison() {}

    /** Lines that are to be there as often as expected, in any order. */
    static List<String> lines(String where, Map<String, Integer> expected, List<String> found) {
        Map<String, Integer> difference = new HashMap<>();
        expected.forEach((line, count) -> difference.merge(line, count, Integer::sum));
        found.forEach(line -> difference.merge(line, -1, Integer::sum));
        List<String> lost = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        difference.forEach((line, count) -> (count > 0 ? lost : extra).addAll(count == 0 ? List.of() : List.of(line)));
        List<String> problems = new ArrayList<>();
        describe(where + ": lost", lost, problems);
        describe(where + ": more than once, or never expected", extra, problems);
        return problems;
    }

    private static void describe(String what, List<String> lines, List<String> problems) {
        if (!lines.isEmpty()) {
            problems.add("%s: %d lines, such as %s"
                    .formatted(
                            what,
                            lines.size(),
                            lines.stream().sorted().limit(MOST_SHOWN).toList()));
        }
    }

    /**
     * A running total for each customer: in the end the expected one, and on the way never a number of orders that is
     * not greater than the one before.
     *
     * @param found {@code customer,orders,cents}, those of a customer in their order
     */
    static List<String> totals(Map<Long, Expected.Total> expected, List<String> found) {
        List<String> problems = new ArrayList<>();
        List<String> backwards = new ArrayList<>();
        Map<Long, Expected.Total> last = new TreeMap<>();
        for (String line : found) {
            String[] fields = line.split(",", -1);
            Expected.Total total = new Expected.Total(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            Expected.Total before = last.put(Long.parseLong(fields[0]), total);
            if (before != null && before.orders() >= total.orders()) {
                backwards.add(line + " behind " + before);
            }
        }
        describe("totals: repeated, or going back", backwards, problems);
        if (!last.equals(expected)) {
            problems.add("totals: expected " + expected + " but got " + last);
        }
        return problems;
    }

    /**
     * Who has spent most: in the end those that are expected. What is spent only grows, so on the way no place ever
     * says less than before, and none says the same again.
     *
     * @param found {@code place,customer,cents}, those of a place in their order
     */
    static List<String> leaders(Map<Long, Expected.Leader> expected, List<String> found) {
        List<String> problems = new ArrayList<>();
        List<String> backwards = new ArrayList<>();
        Map<Long, Expected.Leader> last = new TreeMap<>();
        for (String line : found) {
            String[] fields = line.split(",", -1);
            Expected.Leader leader = new Expected.Leader(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            Expected.Leader before = last.put(Long.parseLong(fields[0]), leader);
            if (before != null && (before.equals(leader) || before.cents() > leader.cents())) {
                backwards.add(line + " behind " + before);
            }
        }
        describe("leaders: repeated, or going back", backwards, problems);
        if (!last.equals(expected)) {
            problems.add("leaders: expected " + expected + " but got " + last);
        }
        return problems;
    }
}
