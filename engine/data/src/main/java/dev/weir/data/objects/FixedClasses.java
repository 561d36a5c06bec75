package dev.weir.data.objects;

import java.lang.reflect.RecordComponent;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/**
 * Which classes have objects that never change, and that hold none of a class that is not known beforehand: values of
 * the JDK, enums, and records of such. Such an object may be read by any thread, at any time. One thread.
 */
public final class FixedClasses {
    private final Map<Class<?>, Boolean> known = new HashMap<>();
    private Class<?> lastFixed = String.class;
    private Class<?> fixedBefore = String.class;

    /** Whether objects of exactly this class are fixed. */
    public boolean contain(Class<?> type) {
        // Keys of a table are mostly of one class, and so are values.
        if (type == lastFixed || type == fixedBefore) {
            return true;
        }
        Boolean present = known.get(type);
        if (present == null) {
            present = find(type);
            known.put(type, present);
        }
        if (present) {
            fixedBefore = lastFixed;
            lastFixed = type;
        }
        return present;
    }

    private boolean find(Class<?> type) {
        if (type.isPrimitive()) {
            return true;
        }
        if (DataClasses.isLeaf(type)) {
            return !type.isArray() && !Date.class.isAssignableFrom(type);
        }
        if (DataClasses.enumOf(type) != null) {
            return DataClasses.refusal(type.isEnum() ? type : type.getSuperclass()) == null;
        }
        if (!type.isRecord() || DataClasses.refusal(type) != null) {
            return false;
        }
        // A record that holds others of its class could be as deep as one likes.
        known.put(type, false);
        for (RecordComponent component : type.getRecordComponents()) {
            if (!contain(component.getType())) {
                return false;
            }
        }
        return true;
    }
}
