package dev.weir.data.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class as it was when objects of it were written, and what it is now. */
final class StoredShape {
    private final String className;
    private final boolean isEnum;
    private final List<String> names;
    private final List<String> types;
    private final @Nullable List<StoredField> fields;
    private @Nullable Shape shape;
    private @Nullable FlatCodec codec;
    private @Nullable Object[] constants = new @Nullable Object[0];
    private Shape.@Nullable Part[] parts = new Shape.@Nullable Part[0];

    /** @param fields how the fields lie when the class has a {@link FlatLayout}; else null */
    StoredShape(
            String className,
            boolean isEnum,
            List<String> names,
            List<String> types,
            @Nullable List<StoredField> fields) {
        this.className = className;
        this.isEnum = isEnum;
        this.names = List.copyOf(names);
        this.types = List.copyOf(types);
        this.fields = fields;
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

    /** How its fields lie; null when it has no {@link FlatLayout}. */
    @Nullable
    List<StoredField> fields() {
        return fields;
    }

    /** Makes objects of it at once; null when the class lies otherwise now. */
    @Nullable
    FlatCodec codec() {
        return codec;
    }

    void setCodec(FlatCodec same) {
        codec = same;
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

    /** Whether the class has fields, or constants, of the same names in the same order now. */
    boolean hasNamesOfNow() {
        return switch (shape) {
            case Shape.Constants present -> present.names().equals(names);
            case Shape.Fields present ->
                present.parts().stream().map(Shape.Part::name).toList().equals(names);
            case null -> false;
        };
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
