package dev.weir.data.objects;

/**
 * A field of a class with a {@link FlatLayout}, as it was when objects were written.
 *
 * @param isPrimitive else it may be null
 * @param shape of a constant or nested object the number of its class, which is below that of the class around it
 */
record StoredField(FlatKind kind, boolean isPrimitive, int shape) {
    boolean isPrimitiveNumber() {
        return isPrimitive && kind.isNumber();
    }

    boolean hasShape() {
        return kind == FlatKind.CONSTANT || kind == FlatKind.NESTED;
    }
}
