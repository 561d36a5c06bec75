package dev.weir.data.objects;

import java.lang.reflect.Type;

/** Looks at types before there are values of them, see {@link KnownClasses#declare} for what may be kept. */
public final class ObjectTypes {
    private ObjectTypes() {}

    /** Fails with a coded error that has the path of the field unless objects of a class can be kept. */
    public static void check(Class<?> type) {
        new DeclaredTypes().check(type);
    }

    /**
     * The same for the type of a variable, with its type arguments. Interfaces and abstract classes that anybody may
     * implement pass, and type variables: only values tell what they stand for.
     */
    public static void checkVariable(Type type) {
        new DeclaredTypes().checkVariable(type);
    }
}
