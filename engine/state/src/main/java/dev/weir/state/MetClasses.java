package dev.weir.state;

import dev.weir.data.objects.FixedClasses;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the objects that a table has had. While all of them are fixed, a snapshot need not look at the
 * objects, each of which would be a cache miss. One thread.
 */
final class MetClasses {
    private final FixedClasses fixed;
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private @Nullable Class<?> last;
    private boolean areFixed = true;

    MetClasses(FixedClasses fixed) {
        this.fixed = fixed;
    }

    void meet(@Nullable Object object) {
        if (object != null && object.getClass() != last) {
            last = object.getClass();
            if (classes.add(last)) {
                areFixed &= fixed.contain(last);
            }
        }
    }

    /** Whether no object has changed, or ever will. */
    boolean areFixed() {
        return areFixed;
    }

    Set<Class<?>> all() {
        return classes;
    }
}
