package dev.weir.stream.state;

/** Where state that belongs to an instance and to no key is asked for. Its elements must not be changed in place. */
public interface OperatorStateStore {
    /** A list whose elements are dealt out evenly when a job goes on with another parallelism. */
    <T> ListState<T> getListState(ListStateDescriptor<T> descriptor);

    /** A list of which every instance gets the elements of all when a job goes on. */
    <T> ListState<T> getUnionListState(ListStateDescriptor<T> descriptor);

    /** A map that is the same in all instances: the function sees to that. */
    <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor);
}
