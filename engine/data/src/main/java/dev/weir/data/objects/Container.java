package dev.weir.data.objects;

import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's classes that hold other objects. In its neutral form an object is an array of its code and its elements; a
 * map's keys and values alternate. The codes are part of the format and never change.
 */
enum Container {
    ARRAY(1, Kind.OTHER, null),
    ARRAY_LIST(2, Kind.COLLECTION, ArrayList.class),
    LINKED_LIST(3, Kind.COLLECTION, LinkedList.class),
    ARRAY_DEQUE(4, Kind.COLLECTION, ArrayDeque.class),
    PRIORITY_QUEUE(5, Kind.SORTED, PriorityQueue.class),
    COPY_ON_WRITE_LIST(6, Kind.COLLECTION, CopyOnWriteArrayList.class),
    IMMUTABLE_LIST(7, Kind.COLLECTION, null),
    HASH_SET(8, Kind.COLLECTION, HashSet.class),
    LINKED_SET(9, Kind.COLLECTION, LinkedHashSet.class),
    TREE_SET(10, Kind.SORTED, TreeSet.class),
    SKIP_LIST_SET(11, Kind.SORTED, ConcurrentSkipListSet.class),
    IMMUTABLE_SET(12, Kind.COLLECTION, null),
    HASH_MAP(13, Kind.MAP, HashMap.class),
    LINKED_MAP(14, Kind.MAP, LinkedHashMap.class),
    TREE_MAP(15, Kind.SORTED_MAP, TreeMap.class),
    CONCURRENT_MAP(16, Kind.MAP, ConcurrentHashMap.class),
    SKIP_LIST_MAP(17, Kind.SORTED_MAP, ConcurrentSkipListMap.class),
    IMMUTABLE_MAP(18, Kind.MAP, null),
    ENUM_SET(19, Kind.OTHER, null),
    ENUM_MAP(20, Kind.OTHER, EnumMap.class),
    OPTIONAL(21, Kind.OTHER, Optional.class),
    OPTIONAL_INT(22, Kind.OTHER, OptionalInt.class),
    OPTIONAL_LONG(23, Kind.OTHER, OptionalLong.class),
    OPTIONAL_DOUBLE(24, Kind.OTHER, OptionalDouble.class),
    ENTRY(25, Kind.OTHER, AbstractMap.SimpleEntry.class),
    IMMUTABLE_ENTRY(26, Kind.OTHER, AbstractMap.SimpleImmutableEntry.class),
    BITS(27, Kind.OTHER, BitSet.class),
    ATOMIC_INTEGER(28, Kind.OTHER, AtomicInteger.class),
    ATOMIC_LONG(29, Kind.OTHER, AtomicLong.class),
    ATOMIC_BOOLEAN(30, Kind.OTHER, AtomicBoolean.class),
    ATOMIC_REFERENCE(31, Kind.OTHER, AtomicReference.class),
    ZONE(32, Kind.OTHER, null),
    /** What {@link List#of} gives. */
    LIST_OF(33, Kind.COLLECTION, null);

    /** How the elements are laid out. */
    enum Kind {
        COLLECTION,
        /** As a collection, with the order in front. */
        SORTED,
        MAP,
        /** As a map, with the order in front. */
        SORTED_MAP,
        OTHER
    }

    /** The codes of orders. */
    static final int NATURAL = 0;

    static final int REVERSED = 1;

    private static final Map<Class<?>, Container> BY_CLASS = new HashMap<>();
    private static final Container[] BY_CODE = new Container[values().length + 1];

    static {
        for (Container container : values()) {
            BY_CODE[container.code] = container;
            if (container.type != null) {
                BY_CLASS.put(container.type, container);
            }
        }
    }

    private final int code;
    private final Kind kind;
    private final @Nullable Class<?> type;

    Container(int code, Kind kind, @Nullable Class<?> type) {
        this.code = code;
        this.kind = kind;
        this.type = type;
    }

    int code() {
        return code;
    }

    Kind kind() {
        return kind;
    }

    static @Nullable Container ofCode(int code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** What objects of a class of the JDK are kept as; null when they are no container. */
    static @Nullable Container of(Class<?> type) {
        Container exact = BY_CLASS.get(type);
        if (exact != null) {
            return exact;
        }
        if (type.isArray()) {
            return ARRAY;
        }
        if (!DataClasses.ofJdk(type)
                || type.getName().contains("$Synchronized")
                || type.getName().contains("$Checked")) {
            return null;
        }
        if (java.time.ZoneId.class.isAssignableFrom(type)) {
            return ZONE;
        }
        if (EnumSet.class.isAssignableFrom(type)) {
            return ENUM_SET;
        }
        if (Map.Entry.class.isAssignableFrom(type)) {
            return type.getName().startsWith("java.util.KeyValueHolder") ? IMMUTABLE_ENTRY : ENTRY;
        }
        return ofUnnamed(type);
    }

    /** Of the classes that are not public: what they are for is in their names. */
    private static @Nullable Container ofUnnamed(Class<?> type) {
        String name = type.getName();
        boolean immutable = name.startsWith("java.util.ImmutableCollections$")
                || name.startsWith("java.util.Collections$Unmodifiable")
                || name.startsWith("java.util.Collections$Singleton")
                || name.startsWith("java.util.Collections$Empty");
        boolean view = name.startsWith("java.util.Arrays$")
                || name.startsWith("java.util.ArrayList$")
                || name.startsWith("java.util.HashMap$")
                || name.startsWith("java.util.LinkedHashMap$")
                || name.startsWith("java.util.TreeMap$");
        if (!immutable && !view) {
            return null;
        }
        if (Map.class.isAssignableFrom(type)) {
            return SortedMap.class.isAssignableFrom(type) ? TREE_MAP : immutable ? IMMUTABLE_MAP : LINKED_MAP;
        }
        if (Set.class.isAssignableFrom(type)) {
            return immutable ? IMMUTABLE_SET : LINKED_SET;
        }
        if (Collection.class.isAssignableFrom(type)) {
            if (name.startsWith("java.util.ImmutableCollections$")) {
                return LIST_OF;
            }
            return immutable ? IMMUTABLE_LIST : ARRAY_LIST;
        }
        return null;
    }

    /** A new collection with elements. */
    @SuppressWarnings("JdkObsolete") // What the user chose comes back.
    Collection<Object> collect(List<Object> elements, @Nullable Comparator<Object> order) {
        return switch (this) {
            case ARRAY_LIST -> new ArrayList<>(elements);
            case LINKED_LIST -> new LinkedList<>(elements);
            case ARRAY_DEQUE -> new ArrayDeque<>(elements);
            case PRIORITY_QUEUE -> filled(new PriorityQueue<>(order), elements);
            case COPY_ON_WRITE_LIST -> new CopyOnWriteArrayList<>(elements);
            // That of Stream.toList is of the same class, and may hold nulls.
            case LIST_OF -> elements.contains(null) ? unmodifiable(elements) : List.copyOf(elements);
            case IMMUTABLE_LIST -> unmodifiable(elements);
            case HASH_SET -> new HashSet<>(elements);
            case LINKED_SET -> new LinkedHashSet<>(elements);
            case TREE_SET -> filled(new TreeSet<>(order), elements);
            case SKIP_LIST_SET -> filled(new ConcurrentSkipListSet<>(order), elements);
            case IMMUTABLE_SET -> java.util.Collections.unmodifiableSet(new LinkedHashSet<>(elements));
            default -> throw new IllegalArgumentException(name());
        };
    }

    private static List<Object> unmodifiable(List<Object> elements) {
        return java.util.Collections.unmodifiableList(new ArrayList<>(elements));
    }

    private static Collection<Object> filled(Collection<Object> collection, List<Object> elements) {
        collection.addAll(elements);
        return collection;
    }

    /** A new map to put entries into; {@link #seal} is called behind that. */
    Map<Object, Object> map(@Nullable Comparator<Object> order, int size) {
        return switch (this) {
            case HASH_MAP -> HashMap.newHashMap(size);
            case LINKED_MAP, IMMUTABLE_MAP -> LinkedHashMap.newLinkedHashMap(size);
            case TREE_MAP -> new TreeMap<>(order);
            case CONCURRENT_MAP -> new ConcurrentHashMap<>(Math.max(size, 16));
            case SKIP_LIST_MAP -> new ConcurrentSkipListMap<>(order);
            default -> throw new IllegalArgumentException(name());
        };
    }

    Map<Object, Object> seal(Map<Object, Object> map) {
        return this == IMMUTABLE_MAP ? java.util.Collections.unmodifiableMap(map) : map;
    }
}
