package dev.weir.stream.state;

import java.io.Serializable;

/** Names a state. Within an operator a name means one state. */
public sealed interface StateDescriptor extends Serializable
        permits ValueStateDescriptor,
                ListStateDescriptor,
                MapStateDescriptor,
                ReducingStateDescriptor,
                AggregatingStateDescriptor {
    /** The state's name. */
    String getName();
}
