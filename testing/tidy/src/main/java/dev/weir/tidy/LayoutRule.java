package dev.weir.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a line and a file may look like. */
public final class LayoutRule implements Rule {
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_FILE = 1000;

    /** From this length on a file is named in the test's output: the first to be split. */
    public static final int LONG_FILE = 500;

    // Composed, so that this file does not break its own rule.
    private static final Pattern TO_DO = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!\\(#\\d+\\))");
    private static final Pattern AUTHOR = Pattern.compile("^\\s*\\*\\s*@auth" + "or\\b");

    @Override
    public List<Finding> check(JavaSource source) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String problem = null;
            if (line.codePointCount(0, line.length()) > LONGEST_LINE) {
                problem = "longer than " + LONGEST_LINE + " characters";
            } else if (line.indexOf('\t') >= 0) {
                problem = "a tab";
            } else if (TO_DO.matcher(line).find()) {
                problem = "work left to do without an issue, as in TO" + "DO(#12)";
            } else if (AUTHOR.matcher(line).find()) {
                problem = "the history knows the author";
            }
            if (problem != null) {
                findings.add(new Finding(source.path(), i + 1, problem));
            }
        }
        if (lines.size() > LONGEST_FILE) {
            findings.add(new Finding(source.path(), LONGEST_FILE, "more than " + LONGEST_FILE + " lines"));
        }
        return findings;
    }
}
