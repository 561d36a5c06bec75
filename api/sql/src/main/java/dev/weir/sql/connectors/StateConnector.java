package dev.weir.sql.connectors;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.dataflow.state.SnapshotTables;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateTable;
import java.util.List;
import java.util.Optional;

/** Reads a state in a checkpoint: what {@code STATE(...)} stands for. */
public final class StateConnector implements ConnectorFactory {
    /** Its name. */
    public static final String NAME = "state";

    /** Where the checkpoint is. */
    public static final Option<String> CHECKPOINT =
            Option.required("checkpoint", OptionType.STRING, "The folder of the checkpoint.");

    /** Whose state. */
    public static final Option<String> OPERATOR =
            Option.required("operator", OptionType.STRING, "The uid of the operator.");

    /** Which. */
    public static final Option<String> STATE = Option.required("state", OptionType.STRING, "The name of the state.");

    @Override
    public String identifier() {
        return NAME;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(CHECKPOINT, OPERATOR, STATE);
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.of(new StateSource(
                table.options().get(CHECKPOINT),
                table.options().get(OPERATOR),
                table.options().get(STATE),
                table.schema()));
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.empty();
    }

    /** Reads a state. Fails with a coded error that lists what there is. */
    public static StateTable read(String checkpoint, String operator, String state) {
        CheckpointPlace place = CheckpointPlace.ofPath(checkpoint);
        return new SnapshotTables(place.read(), place.directory(), StateBackend.load()).table(operator, state);
    }
}
