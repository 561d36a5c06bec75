package dev.weir.sql.functions;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.functions.ScalarFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The classes of a session's functions: those on the class path, then those in jars that the session has added. Used by
 * the session's thread; what is loaded can be used by any.
 */
public final class UserClasses implements AutoCloseable {
    private static final Map<String, String> LATER_KINDS = Map.of(
            "TableFunction", "table functions",
            "AsyncTableFunction", "asynchronous table functions",
            "AsyncScalarFunction", "asynchronous scalar functions",
            "AggregateFunction", "aggregate functions",
            "TableAggregateFunction", "table aggregate functions",
            "ProcessTableFunction", "process table functions");

    private final Path directory;
    private final List<String> jars = new ArrayList<>();
    private final Jars loader;

    /** @param directory against which relative paths of jars are resolved */
    public UserClasses(Path directory) {
        this.directory = directory;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        this.loader = new Jars(context == null ? UserClasses.class.getClassLoader() : context);
    }

    private static final class Jars extends URLClassLoader {
        Jars(ClassLoader parent) {
            super("jars of the session", new URL[0], parent);
        }

        void add(URL jar) {
            addURL(jar);
        }
    }

    /** Adds a jar, once. Fails if there is none. */
    public void addJar(String path) {
        if (jars.contains(path)) {
            return;
        }
        Path file;
        URL url;
        try {
            file = path.startsWith("file:") ? Path.of(URI.create(path)) : directory.resolve(path);
            url = file.toAbsolutePath().toUri().toURL();
        } catch (IllegalArgumentException | MalformedURLException e) {
            throw WeirException.of(FunctionError.NO_SUCH_CLASS, "'%s' is no path of a jar", path)
                    .causedBy(e);
        }
        if (!Files.isRegularFile(file)) {
            throw WeirException.of(FunctionError.NO_SUCH_CLASS, "there is no jar '%s'", file)
                    .hint("relative paths are those of the script's folder");
        }
        loader.add(url);
        jars.add(path);
    }

    /** The jars added, as they were named. */
    public List<String> jars() {
        return List.copyOf(jars);
    }

    /** An object of the class of a scalar function. Fails if there is no such class, or if it is something else. */
    public ScalarFunction scalarFunction(String className) {
        Class<?> type;
        try {
            type = loader.loadClass(className);
        } catch (ClassNotFoundException e) {
            String nested = NearestName.hint(className, List.of(nestedName(className)));
            throw WeirException.of(FunctionError.NO_SUCH_CLASS, "there is no class '%s' on the class path", className)
                    .hint(found(nestedName(className)) ? nested : "name its jar in USING JAR '…', or start with --jar")
                    .causedBy(e);
        } catch (LinkageError e) {
            throw WeirException.of(FunctionError.NOT_A_FUNCTION, "class '%s' cannot be used: %s", className, e)
                    .hint("the jar has to hold what the class needs, and be compiled for this Java")
                    .causedBy(e);
        }
        return instance(scalar(type));
    }

    /** {@code a.B.C} as it is called when C is a class inside B. */
    private static String nestedName(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? className : className.substring(0, dot) + "$" + className.substring(dot + 1);
    }

    private boolean found(String className) {
        return loader.getResource(className.replace('.', '/') + ".class") != null;
    }

    /** The class as that of a scalar function. Fails if it is something else. */
    public static Class<? extends ScalarFunction> scalar(Class<?> type) {
        if (ScalarFunction.class.isAssignableFrom(type)) {
            return type.asSubclass(ScalarFunction.class);
        }
        for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
            String later = LATER_KINDS.get(above.getSimpleName());
            if (later != null) {
                throw WeirException.of(
                        FunctionError.UNSUPPORTED_KIND,
                        "%s is a %s, and %s of users are not supported yet",
                        type.getName(),
                        above.getSimpleName(),
                        later);
            }
        }
        throw WeirException.of(
                        FunctionError.NOT_A_FUNCTION,
                        "%s is no scalar function: it does not extend %s",
                        type.getName(),
                        ScalarFunction.class.getName())
                .hint("a function written for Flink is ported by its imports: org.apache.flink.table.functions and"
                        + " .annotation are " + ScalarFunction.class.getPackageName());
    }

    /** A new object by the constructor without parameters. */
    public static ScalarFunction instance(Class<? extends ScalarFunction> type) {
        boolean isConcrete = Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers());
        try {
            if (isConcrete) {
                return type.getConstructor().newInstance();
            }
        } catch (InvocationTargetException e) {
            throw WeirException.of(
                            FunctionError.NOT_A_FUNCTION,
                            "the constructor of %s failed: %s",
                            type.getName(),
                            e.getCause())
                    .causedBy(e);
        } catch (ReflectiveOperationException e) {
            throw notConstructible(type).causedBy(e);
        }
        throw notConstructible(type);
    }

    private static WeirException notConstructible(Class<?> type) {
        return WeirException.of(FunctionError.NOT_A_FUNCTION, "no object of %s can be made", type.getName())
                .hint("the class has to be public, not abstract, and static if it is inside another one, with a public"
                        + " constructor without parameters");
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
