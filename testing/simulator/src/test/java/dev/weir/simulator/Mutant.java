package dev.weir.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A bug planted in a production class: its source is changed in one place, compiled, and loaded in the place of the
 * right one, with all of Weir above it.
 *
 * @param name what the bug is
 * @param source the class's file, from the repository's root
 * @param right what stands there
 * @param wrong what is to stand there
 */
record Mutant(String name, String source, String right, String wrong) {
    /** A loader in which the bug is. */
    ClassLoader load() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        String text = Files.readString(root.resolve(source));
        if (!text.contains(right)) {
            throw new AssertionError("the mutant '" + name + "' is out of date: " + source + " has no\n" + right);
        }
        return new Loader(compile(text.replace(right, wrong)));
    }

    private Map<String, byte[]> compile(String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Compiled compiled = new Compiled(compiler.getStandardFileManager(null, null, null));
        URI uri = URI.create("string:///" + source.substring(source.indexOf("dev/weir")));
        JavaFileObject file = new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-classpath", classPath, "-proc:none", "-nowarn", "--release", "25");
        if (!compiler.getTask(messages, compiled, null, options, null, List.of(file))
                .call()) {
            throw new AssertionError("the mutant '" + name + "' does not compile: " + messages);
        }
        Map<String, byte[]> classes = new HashMap<>();
        compiled.outputs.forEach((className, bytes) -> classes.put(className, bytes.toByteArray()));
        return classes;
    }

    private static final class Compiled extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

        Compiled(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            URI uri = URI.create("mem:///" + className.replace('.', '/') + ".class");
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    outputs.put(className, bytes);
                    return bytes;
                }
            };
        }
    }

    /** Loads all of Weir anew, so that it is linked with the changed classes. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> changed;

        Loader(Map<String, byte[]> changed) {
            super(Mutant.class.getClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.weir.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            byte[] bytes = changed.get(name);
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null && in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = bytes != null ? bytes : in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
