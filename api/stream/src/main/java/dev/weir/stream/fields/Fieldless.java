package dev.weir.stream.fields;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Classes whose objects hold nothing, such as those of lambdas that capture nothing: one object is like another. */
public final class Fieldless {
    private Fieldless() {}

    /** Whether neither a class nor those above it have fields but static ones. */
    public static boolean is(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    return false;
                }
            }
        }
        return true;
    }
}
