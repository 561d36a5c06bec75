package dev.weir.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Error codes have one form, one meaning each, and none is left over. */
public final class ErrorCodeRule {
    private static final Pattern FORM = Pattern.compile("WEIR-[A-Z]+-\\d{4}");

    /** Checks all sources of the repository together. */
    public List<Finding> check(List<JavaSource> sources) {
        List<Declaration> declarations = new ArrayList<>();
        for (JavaSource source : sources) {
            if (source.isMain()) {
                collect(source, declarations);
            }
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, Declaration> meanings = new HashMap<>();
        for (Declaration declaration : declarations) {
            if (!FORM.matcher(declaration.code()).matches()) {
                findings.add(declaration.finding("code \"" + declaration.code() + "\" is not of the form " + FORM));
            }
            Declaration first = meanings.putIfAbsent(declaration.code(), declaration);
            if (first != null) {
                findings.add(declaration.finding(declaration.code() + " is " + first.constant() + " already"));
            }
            if (sources.stream().noneMatch(source -> source.isMain() && declaration.isUsedIn(source))) {
                findings.add(declaration.finding(declaration.constant() + " is never used"));
            }
        }
        return findings;
    }

    private static void collect(JavaSource source, List<Declaration> declarations) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                boolean codes = type.getKind() == Tree.Kind.ENUM
                        && type.getImplementsClause().stream()
                                .anyMatch(name -> name.toString().endsWith("ErrorCode"));
                if (codes) {
                    for (Tree member : type.getMembers()) {
                        if (member instanceof VariableTree constant
                                && constant.getInitializer() instanceof NewClassTree creation) {
                            code(creation)
                                    .map(code -> new Declaration(
                                            source,
                                            constant,
                                            type.getSimpleName().toString(),
                                            code))
                                    .ifPresent(declarations::add);
                        }
                    }
                }
                return super.visitClass(type, null);
            }
        }.scan(source.unit(), null);
    }

    private static Optional<String> code(NewClassTree creation) {
        for (ExpressionTree argument : creation.getArguments()) {
            if (argument instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private record Declaration(JavaSource source, VariableTree tree, String type, String code) {
        String constant() {
            return type + "." + tree.getName();
        }

        Finding finding(String message) {
            return source.finding(tree, message);
        }

        boolean isUsedIn(JavaSource user) {
            String text = user.text();
            String name = tree.getName().toString();
            if (Pattern.compile("\\b" + type + "\\s*\\.\\s*" + name + "\\b")
                    .matcher(text)
                    .find()) {
                return true;
            }
            return user != source
                    && text.contains("import static " + source.packageName() + "." + type + ".")
                    && Pattern.compile("\\b" + name + "\\b").matcher(text).find();
        }
    }
}
