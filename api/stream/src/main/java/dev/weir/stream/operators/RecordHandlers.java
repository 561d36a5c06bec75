package dev.weir.stream.operators;

/** The kinds of functions that {@link RecordOperator} can call. */
public enum RecordHandlers {
    MAP(FunctionHandlers.Map::new),
    FLAT_MAP(FunctionHandlers.FlatMap::new),
    FILTER(FunctionHandlers.Filter::new),
    PROCESS(ProcessHandler::new),
    KEYED_PROCESS(KeyedProcessHandler::new),
    CO_MAP(FunctionHandlers.CoMap::new),
    CO_FLAT_MAP(FunctionHandlers.CoFlatMap::new),
    CO_PROCESS(CoProcessHandler::new),
    KEYED_CO_PROCESS(KeyedCoProcessHandler::new),
    BROADCAST(BroadcastHandler::new),
    KEYED_BROADCAST(KeyedBroadcastHandler::new),
    INTERVAL_JOIN(IntervalJoinHandler::new),
    BOOTSTRAP(BootstrapHandlers.Lists::new),
    KEYED_BOOTSTRAP(BootstrapHandlers.Keyed::new),
    BROADCAST_BOOTSTRAP(BootstrapHandlers.Broadcast::new);

    @SuppressWarnings("ImmutableEnumChecker") // Constructors, which hold nothing.
    private final RecordHandler.Factory factory;

    RecordHandlers(RecordHandler.Factory factory) {
        this.factory = factory;
    }

    RecordHandler.Factory factory() {
        return factory;
    }
}
