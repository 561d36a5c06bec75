package dev.weir.stream.functions;

/** Makes one value of those of two keys that become one when a job is restored with other keys. */
@FunctionalInterface
public interface StateMerger extends Function {
    /**
     * The value of the new key.
     *
     * @param state the name of the state's descriptor
     * @param key the new key
     * @param first what one of the former keys had: a value, the accumulator of an aggregating state, a whole list or
     *     map
     * @param second what the other had, of the same kind
     */
    Object merge(String state, Object key, Object first, Object second) throws Exception;
}
