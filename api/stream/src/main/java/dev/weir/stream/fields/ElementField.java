package dev.weir.stream.fields;

import org.jspecify.annotations.Nullable;

/** One field of the elements of a class. */
interface ElementField {
    /** What it is called, for messages. */
    String name();

    /** The class of its values, no primitive one; {@link Object} when only a value tells. */
    Class<?> type();

    @Nullable
    Object get(Object element) throws Exception;

    /** Another element, equal but for this field; the given one stays as it is. */
    Object with(Object element, Object value) throws Exception;
}
