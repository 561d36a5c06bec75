package dev.weir.tidy;

import java.util.List;

/** A house rule that looks at one source file at a time. */
@FunctionalInterface
public interface Rule {
    /** The places where the file breaks the rule; empty if it keeps it. */
    List<Finding> check(JavaSource source);
}
