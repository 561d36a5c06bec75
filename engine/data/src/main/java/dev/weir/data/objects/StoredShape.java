package dev.weir.data.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class as it was when objects of it were written, and what it is now. */
final class StoredShape {
    private final String className;
    private final boolean isEnum;
    private final List<String> names;
    private final List<String> types;
    private @Nullable Shape shape;
    private @Nullable Object[] constants = new @Nullable Object[0];
    private Shape.@Nullable Part[] parts = new Shape.@Nullable Part[0];

    StoredShape(String className, boolean isEnum, List<String> names, List<String> types) {
        this.className = className;
        this.isEnum = isEnum;
        this.names = List.copyOf(names);
        this.types = List.copyOf(types);
    }

    String className() {
        return className;
    }

    boolean isEnum() {
        return isEnum;
    }

    /** The names of its constants or fields. */
    List<String> names() {
        return names;
    }

    /** The types of its fields, as they stand in a program. */
    List<String> types() {
        return types;
    }

    /** What it is now; null until somebody has looked. */
    @Nullable
    Shape shape() {
        return shape;
    }

    void resolve(Shape now) {
        shape = now;
        switch (now) {
            case Shape.Constants present ->
                constants = names.stream().map(present::find).toArray();
            case Shape.Fields present ->
                parts = names.stream().map(present::find).toArray(Shape.Part[]::new);
        }
    }

    /** The present constant in place of a former one; null when there is none any more. */
    @Nullable
    Object constant(int ordinal) {
        return constants[ordinal];
    }

    /** The present field in place of a former one; null when it is dropped. */
    Shape.@Nullable Part part(int index) {
        return parts[index];
    }
}
