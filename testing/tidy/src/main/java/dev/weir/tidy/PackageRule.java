package dev.weir.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every package of main code says what lives in it, forbids null by default, and belongs to one module. */
public final class PackageRule {
    private static final int LONGEST_DESCRIPTION = 12;

    /** Checks all sources of the repository together. */
    public List<Finding> check(List<JavaSource> sources) {
        Map<Path, JavaSource> descriptions = new HashMap<>();
        Map<Path, JavaSource> folders = new TreeMap<>();
        for (JavaSource source : sources) {
            if (!source.isMain()) {
                continue;
            }
            Path folder = folder(source);
            folders.putIfAbsent(folder, source);
            if (source.path().endsWith("package-info.java")) {
                descriptions.put(folder, source);
            }
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, Path> homes = new HashMap<>();
        folders.forEach((folder, source) -> {
            JavaSource description = descriptions.get(folder);
            if (description == null) {
                findings.add(new Finding(folder, 1, "no package-info.java"));
            } else {
                checkDescription(description, findings);
            }
            Path home = homes.putIfAbsent(source.packageName(), folder);
            if (home != null) {
                findings.add(new Finding(folder, 1, "package " + source.packageName() + " also lives in " + home));
            }
            String expected = source.packageName().replace('.', '/');
            if (!folder.toString().replace('\\', '/').endsWith("/" + expected)) {
                findings.add(new Finding(source.path(), 1, "package " + source.packageName() + " is not its folder"));
            }
        });
        return findings;
    }

    private static void checkDescription(JavaSource description, List<Finding> findings) {
        String text = description.text();
        if (!text.contains("@NullMarked")) {
            findings.add(new Finding(description.path(), 1, "the package is not @NullMarked"));
        }
        int begin = text.indexOf("/**");
        int end = text.indexOf("*/", Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            findings.add(new Finding(description.path(), 1, "the package has no description"));
        } else if (text.substring(begin, end).lines().count() > LONGEST_DESCRIPTION) {
            findings.add(new Finding(description.path(), 1, "the description is longer than ten lines"));
        }
    }

    private static Path folder(JavaSource source) {
        Path parent = source.path().getParent();
        return parent == null ? Path.of("") : parent;
    }
}
