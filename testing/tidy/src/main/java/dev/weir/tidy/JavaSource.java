package dev.weir.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A parsed source file. Its path is relative to the repository. */
public final class JavaSource {
    private final Path path;
    private final String text;
    private final List<String> lines;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private JavaSource(Path path, String text, CompilationUnitTree unit, SourcePositions positions) {
        this.path = path;
        this.text = text;
        this.lines = text.lines().toList();
        this.unit = unit;
        this.positions = positions;
    }

    /** Parses files of the repository in {@code root}, given relative to it. */
    public static List<JavaSource> parse(Path root, List<Path> files) {
        Map<Path, String> texts = new HashMap<>();
        for (Path file : files) {
            try {
                texts.put(file, Files.readString(root.resolve(file)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return parse(texts);
    }

    /** Parses one source given as text. */
    public static JavaSource parse(Path path, String text) {
        return parse(Map.of(path, text)).getFirst();
    }

    private static List<JavaSource> parse(Map<Path, String> texts) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        Map<URI, Path> paths = new HashMap<>();
        List<JavaFileObject> inputs = new ArrayList<>();
        texts.forEach((path, text) -> {
            URI uri = URI.create("text:///" + path.toString().replace('\\', '/'));
            paths.put(uri, path);
            inputs.add(new TextObject(uri, text));
        });
        // Lint is the compiler's business; here only syntax errors would matter, and they don't compile.
        JavacTask task =
                (JavacTask) compiler.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, inputs);
        try {
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path path =
                        Objects.requireNonNull(paths.get(unit.getSourceFile().toUri()));
                sources.add(new JavaSource(path, Objects.requireNonNull(texts.get(path)), unit, positions));
            }
            return sources;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The path, relative to the repository. */
    public Path path() {
        return path;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The lines of the text, without line ends. */
    public List<String> lines() {
        return lines;
    }

    /** The syntax tree. */
    public CompilationUnitTree unit() {
        return unit;
    }

    /** Whether the file is compiled into what users run, as opposed to tests. */
    public boolean isMain() {
        return path.toString().replace('\\', '/').contains("/src/main/");
    }

    /** The name of the package, or an empty text. */
    public String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /** The line a tree begins on, counted from 1. */
    public long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    /** The line a tree ends on, counted from 1. */
    public long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }

    /** A finding at a tree of this file. */
    public Finding finding(Tree tree, String message) {
        return new Finding(path, firstLine(tree), message);
    }

    private static final class TextObject extends SimpleJavaFileObject {
        private final String text;

        TextObject(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
