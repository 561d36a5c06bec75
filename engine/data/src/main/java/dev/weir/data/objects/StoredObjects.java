package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows what an {@link ObjectWriter} has written without the classes it was written from: none is looked for, let alone
 * made. Values of the JDK are themselves; collections and arrays of objects are a {@link List}, maps a {@link Map},
 * constants of enums their names, objects of all other classes a {@link Stored}. One thread.
 */
public final class StoredObjects {
    /**
     * An object of a record or plain class.
     *
     * @param className the class's name when it was written
     * @param fields the values by field, in the order of the class
     * @param types the declared types of the fields, as they stood in the program
     */
    public record Stored(String className, Map<String, @Nullable Object> fields, List<String> types) {}

    private final List<StoredShape> shapes;
    private final NeutralSource source;

    private StoredObjects(List<StoredShape> shapes) {
        this.shapes = shapes;
        source = new NeutralSource(shapes);
    }

    /** What the classes that {@link ObjectWriter#shapes} has described look like. */
    public static StoredObjects of(DataInput in) throws IOException {
        return new StoredObjects(ObjectReader.readShapes(in));
    }

    /**
     * The next object.
     *
     * @param root what a message calls it
     */
    public @Nullable Object read(String root, ObjectSource in) {
        try {
            return shown(root, source.next(in));
        } catch (DamagedBytesException e) {
            throw damaged(root, "no object: " + e.getMessage()).causedBy(e);
        }
    }

    /** Gives back what it needs while it is busy; it may be used again. */
    public void rest() {
        source.rest();
    }

    private static WeirException damaged(String root, String what) {
        return WeirException.of(ObjectError.DAMAGED, "%s: what was stored is %s", root, what);
    }

    private @Nullable Object shown(String root, @Nullable Object neutral) {
        if (!(neutral instanceof Object[] parts)) {
            return neutral;
        }
        try {
            return composite(root, parts);
        } catch (ClassCastException | ArrayIndexOutOfBoundsException | NullPointerException e) {
            throw damaged(root, "no object: " + e).causedBy(e);
        }
    }

    private @Nullable Object composite(String root, Object[] parts) {
        int code = (Integer) parts[0];
        if (code < 0) {
            return ofClass(root, parts, -code - 1);
        }
        Container container = Container.ofCode(code);
        if (container == null) {
            throw damaged(root, "of kind " + code);
        }
        return switch (container.kind()) {
            case COLLECTION -> list(root, parts, 1);
            case SORTED -> list(root, parts, 2);
            case MAP -> map(root, parts, 1);
            case SORTED_MAP -> map(root, parts, 2);
            case OTHER -> other(root, container, parts);
        };
    }

    private Object ofClass(String root, Object[] parts, int number) {
        if (number >= shapes.size()) {
            throw damaged(root, "of a class that is not described");
        }
        StoredShape shape = shapes.get(number);
        if (shape.isEnum()) {
            return shape.names().get((Integer) parts[1]);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < shape.names().size(); i++) {
            fields.put(shape.names().get(i), shown(root, parts[i + 1]));
        }
        return new Stored(shape.className(), fields, shape.types());
    }

    private List<@Nullable Object> list(String root, Object[] parts, int from) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = from; i < parts.length; i++) {
            list.add(shown(root, parts[i]));
        }
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(String root, Object[] parts, int from) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = from; i < parts.length; i += 2) {
            map.put(shown(root, parts[i]), shown(root, parts[i + 1]));
        }
        return map;
    }

    private @Nullable Object other(String root, Container container, Object[] parts) {
        return switch (container) {
            case ARRAY, ENUM_SET -> list(root, parts, 2);
            case ENUM_MAP -> map(root, parts, 1);
            case ENTRY, IMMUTABLE_ENTRY -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("key", shown(root, parts[1]));
                fields.put("value", shown(root, parts[2]));
                yield new Stored("java.util.Map$Entry", fields, List.of("java.lang.Object", "java.lang.Object"));
            }
            case BITS ->
                java.util.BitSet.valueOf((long[]) Objects.requireNonNull(parts[1]))
                        .toString();
            default -> parts.length > 1 ? shown(root, parts[1]) : null;
        };
    }
}
