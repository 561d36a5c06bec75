package dev.weir.stream.state;

import java.io.Serializable;
import java.util.List;

/** Names a state. Within an operator a name means one state. */
public sealed interface StateDescriptor extends Serializable
        permits ValueStateDescriptor,
                ListStateDescriptor,
                MapStateDescriptor,
                ReducingStateDescriptor,
                AggregatingStateDescriptor {
    /** The state's name. */
    String getName();

    /** The classes that were named as those of its values; none when the program did not say. */
    default List<Class<?>> getTypes() {
        return List.of();
    }

    /** Has the state expire; to be called before the state is asked for. State that belongs to no key cannot. */
    void enableTimeToLive(StateTtlConfig config);

    /** How long the state lives. */
    StateTtlConfig getTtlConfig();
}
