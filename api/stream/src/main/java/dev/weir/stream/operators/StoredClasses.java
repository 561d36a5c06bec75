package dev.weir.stream.operators;

import dev.weir.dataflow.state.ObjectState;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the class of each value that is put into a state looked at when it first comes, so that what cannot be kept fails
 * there, and not in the next checkpoint. What collections hold is seen by that only.
 */
final class StoredClasses {
    private final ObjectState objects;
    private final String name;
    private final Set<Class<?>> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Class<?> last;

    StoredClasses(ObjectState objects, String name) {
        this.objects = objects;
        this.name = name;
    }

    void look(@Nullable Object value) {
        if (value != null && value.getClass() != last) {
            Class<?> type = value.getClass();
            if (!known.contains(type)) {
                objects.declare(name, value instanceof Enum<?> constant ? constant.getDeclaringClass() : type);
                known.add(type);
            }
            last = type;
        }
    }
}
