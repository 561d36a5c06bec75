package dev.weir.data.objects;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where in an object a walk is, for messages. */
final class ObjectPath {
    /** Deeper objects are taken for ones that contain themselves. */
    private static final int DEEPEST = 400;

    private @Nullable String[] segments = new @Nullable String[16];
    private int depth;

    /** Begins anew. */
    void reset(String root) {
        depth = 0;
        segments[depth++] = root;
    }

    /** Goes down; false when that is too deep. */
    boolean enter(String segment) {
        if (depth == segments.length) {
            segments = Arrays.copyOf(segments, 2 * depth);
        }
        segments[depth++] = segment;
        return depth < DEEPEST;
    }

    void leave() {
        depth--;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            String segment = String.valueOf(segments[i]);
            text.append(i == 0 || segment.startsWith("[") ? "" : ".").append(segment);
        }
        return text.toString();
    }
}
