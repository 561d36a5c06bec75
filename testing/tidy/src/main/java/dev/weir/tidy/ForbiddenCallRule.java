package dev.weir.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What no code may call, in main and test sources alike, except in the places that {@link Ban} names: above all clocks,
 * entropy, sleeping and threads, which are handed in so that one thread can run a whole job from one seed.
 */
public final class ForbiddenCallRule implements Rule {
    @Override
    public List<Finding> check(JavaSource source) {
        List<Finding> findings = new ArrayList<>();
        new Scanner(source, findings).scan(source.unit(), null);
        return findings;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final JavaSource source;
        private final List<Finding> findings;
        private final Set<Long> reported = new HashSet<>();

        Scanner(JavaSource source, List<Finding> findings) {
            this.source = source;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void unused) {
            report(
                    select,
                    lastName(select.getExpression()),
                    select.getIdentifier().toString());
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void unused) {
            report(
                    reference,
                    lastName(reference.getQualifierExpression()),
                    reference.getName().toString());
            return super.visitMemberReference(reference, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
            String arguments = creation.getArguments().isEmpty() ? "new()" : "new";
            report(creation, lastName(creation.getIdentifier()), arguments);
            return super.visitNewClass(creation, null);
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
            report(annotation, lastName(annotation.getAnnotationType()), "@");
            return super.visitAnnotation(annotation, null);
        }

        private void report(Tree tree, String type, String member) {
            for (Ban ban : Ban.LIST) {
                if (ban.applies(type, member) && !ban.exempts(source.path()) && reported.add(source.firstLine(tree))) {
                    findings.add(source.finding(tree, type + "." + member + ": " + ban.instead()));
                }
            }
        }

        private static String lastName(Tree tree) {
            String text = tree.toString();
            int generic = text.indexOf('<');
            String raw = generic < 0 ? text : text.substring(0, generic);
            return raw.substring(raw.lastIndexOf('.') + 1);
        }
    }
}
