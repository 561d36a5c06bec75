package dev.weir.data.objects;

/**
 * How an object that stands by itself begins in {@link ObjectBytes}. The numbers are part of the format:
 *
 * <ul>
 *   <li>{@link #NULL}: nothing follows;
 *   <li>{@link #NEUTRAL}: a count of bytes, and these as {@link ForyBytes} has them;
 *   <li>{@link #FLAT}: the number of the class, and its fields in the order of {@link FlatLayout};
 *   <li>{@link #COLLECTION}: the code of the {@link Container}, the number of elements, each as an object;
 *   <li>{@link #MAP}: the same with keys and values in turn;
 *   <li>{@link #VALUE} and above: plus the code of a {@link FlatKind}, whose value follows.
 * </ul>
 */
final class ObjectForm {
    static final int NULL = 0;
    static final int NEUTRAL = 1;
    static final int FLAT = 2;
    static final int COLLECTION = 3;
    static final int MAP = 4;
    static final int VALUE = 16;

    private ObjectForm() {}
}
