package dev.weir.tidy;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods fit on a screen: at most 70 lines from the modifiers to the closing brace, not counting their Javadoc. */
public final class MethodLengthRule implements Rule {
    private static final int LONGEST_METHOD = 70;

    @Override
    public List<Finding> check(JavaSource source) {
        List<Finding> findings = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                long length = source.lastLine(method) - source.firstLine(method) + 1;
                if (length > LONGEST_METHOD) {
                    findings.add(source.finding(
                            method,
                            "method " + method.getName() + " has " + length + " lines, more than " + LONGEST_METHOD));
                }
                return super.visitMethod(method, null);
            }
        }.scan(source.unit(), null);
        return findings;
    }
}
