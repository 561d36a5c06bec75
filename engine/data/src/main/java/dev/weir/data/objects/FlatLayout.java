package dev.weir.data.objects;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a class lie in {@link ObjectBytes}: first the primitive fields that are numbers, by twos, then the
 * others, both in the order of the class. Only of classes all of whose fields are of a {@link FlatKind}, the parts of
 * which nobody else can get hold of.
 */
record FlatLayout(List<Field> fields) {
    private static final int MOST_FIELDS = 100;

    /**
     * A field.
     *
     * @param isPrimitive else it may be null
     * @param type the field's
     */
    record Field(FlatKind kind, boolean isPrimitive, Class<?> type) {}

    /** The layout of a class; null when it has none. */
    static @Nullable FlatLayout of(Shape.Fields shape) {
        return of(shape, new HashSet<>());
    }

    private static @Nullable FlatLayout of(Shape.Fields shape, Set<Class<?>> around) {
        if (shape.parts().size() > MOST_FIELDS || !around.add(shape.type())) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        for (Shape.Part part : shape.parts()) {
            Field field = field(part.type(), around);
            if (field == null) {
                return null;
            }
            fields.add(field);
        }
        around.remove(shape.type());
        return new FlatLayout(List.copyOf(fields));
    }

    private static @Nullable Field field(Class<?> type, Set<Class<?>> around) {
        FlatKind kind = FlatKind.of(type);
        if (kind != null) {
            return new Field(kind, type.isPrimitive(), type);
        }
        if (DataClasses.refusal(type) != null) {
            return null;
        }
        if (type.isEnum()) {
            return new Field(FlatKind.CONSTANT, false, type);
        }
        // A class that others may extend says nothing of the objects that there will be.
        return type.isRecord() && Shape.of(type) instanceof Shape.Fields fields && of(fields, around) != null
                ? new Field(FlatKind.NESTED, false, type)
                : null;
    }

    /** The order in which fields are written: of a list of kinds, and whether these are primitive. */
    static int[] order(int count, java.util.function.IntPredicate isPrimitiveNumber) {
        int[] order = new int[count];
        int next = 0;
        for (boolean numbers : new boolean[] {true, false}) {
            for (int i = 0; i < count; i++) {
                if (isPrimitiveNumber.test(i) == numbers) {
                    order[next++] = i;
                }
            }
        }
        return order;
    }

    /** Whether it is as a class was stored, apart from classes of fields, which the caller looks at. */
    boolean isAs(List<StoredField> stored) {
        if (stored.size() != fields.size()) {
            return false;
        }
        for (int i = 0; i < stored.size(); i++) {
            StoredField field = stored.get(i);
            if (field.kind() != fields.get(i).kind || field.isPrimitive() != fields.get(i).isPrimitive) {
                return false;
            }
        }
        return true;
    }
}
