package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the classes of a snapshot are found. A name leads to a class if the job's class loader has it and it is a data
 * class: a record, an enum, or a plain class with a constructor without arguments all of whose fields are data again,
 * and no class of the JDK but a fixed list of values. A class that the job declares may take the place of one that is
 * gone, see {@link FormerlyKnownAs}. Belongs to the thread of its state.
 */
public final class KnownClasses {
    private static final Set<String> JDK_COMPONENTS = Set.of(
            "java.lang.Object",
            "java.lang.Number",
            "java.lang.CharSequence",
            "java.lang.Comparable",
            "java.io.Serializable",
            "java.util.List",
            "java.util.Map",
            "java.util.Set",
            "java.util.Collection",
            "java.util.Map$Entry",
            "java.util.Optional");

    private final ClassLoader loader;
    private final Set<Class<?>> declared = new LinkedHashSet<>();
    private final Map<String, Class<?>> formerNames = new HashMap<>();
    private final Map<Class<?>, Shape> shapes = new HashMap<>();

    /** @param loader the job's */
    public KnownClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Adds a class that the job declares, with all that it can hold, after having looked whether it can be kept: throws
     * a coded error with the path of a field that cannot.
     */
    public void declare(Class<?> type) {
        DeclaredTypes types = new DeclaredTypes();
        types.check(type);
        for (Class<?> found : types.found()) {
            if (declared.add(found)) {
                for (String name : Shape.formerNames(found)) {
                    formerNames.put(name, found);
                }
            }
        }
    }

    /**
     * The present shape of a stored class.
     *
     * @param target the class of the variable that will hold it
     */
    Shape resolve(String name, Class<?> target, ObjectPath path) {
        Class<?> type = load(name);
        if (type == null) {
            type = formerNames.get(name);
        }
        if (type == null) {
            for (Class<?> candidate : new DeclaredTypes().reachable(target)) {
                if (Shape.formerNames(candidate).contains(name)) {
                    type = candidate;
                }
            }
        }
        if (type == null) {
            throw WeirException.of(
                            ObjectError.DOES_NOT_FIT, "%s: the class %s of stored objects is missing", path, name)
                    .hint("put it on the class path, or name it in @FormerlyKnownAs of the class that took its place");
        }
        Class<?> found = type;
        Shape present = shapes.get(found);
        if (present == null) {
            present = allowed(found, path);
            shapes.put(found, present);
        }
        return present;
    }

    private Shape allowed(Class<?> type, ObjectPath path) {
        String refusal = DataClasses.isLeaf(type) || type.isPrimitive() || type.isArray()
                ? "is no class with fields"
                : DataClasses.refusal(type);
        if (refusal == null && !declared.contains(type)) {
            try {
                new DeclaredTypes().check(type);
            } catch (WeirException e) {
                throw notAllowed(type.getName(), path, "it is no data class").causedBy(e);
            }
        }
        if (refusal != null) {
            throw notAllowed(type.getName(), path, "it " + refusal);
        }
        return Shape.of(type);
    }

    private static WeirException notAllowed(String name, ObjectPath path, String why) {
        return WeirException.of(ObjectError.NOT_ALLOWED, "%s: %s is not made from stored state: %s", path, name, why);
    }

    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** A sealed or open class of arrays: never made, only its array. */
    Class<?> open(String name, ObjectPath path) {
        Class<?> type = load(name);
        if (type == null) {
            throw WeirException.of(ObjectError.DOES_NOT_FIT, "%s: the class %s is missing", path, name);
        }
        return type;
    }

    /** A class of the JDK whose arrays may be made. */
    Class<?> ofJdk(String name, ObjectPath path) {
        Class<?> type = switch (name) {
            case "int" -> int.class;
            case "long" -> long.class;
            case "short" -> short.class;
            case "byte" -> byte.class;
            case "char" -> char.class;
            case "boolean" -> boolean.class;
            case "float" -> float.class;
            case "double" -> double.class;
            default -> load(name);
        };
        boolean allowed = type != null
                && (type.isPrimitive()
                        || DataClasses.isLeaf(type)
                        || JDK_COMPONENTS.contains(name)
                        || Container.of(type) != null);
        if (type == null || !allowed) {
            throw notAllowed(name, path, "it is no value");
        }
        return type;
    }
}
