package dev.weir.nexmark;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.TableDefinition;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The events of a table of the connector, for programs that read them without a job. Events are numbered from 0; each
 * follows from the seed and its number. One thread.
 */
public final class NexmarkEvents {
    /** So many events make one batch of a job. */
    public static final int BLOCK = NexmarkSource.BLOCK;

    private final NexmarkSource source;
    private final EventMaker maker;

    private NexmarkEvents(NexmarkSource source) {
        this.source = source;
        maker = new EventMaker(source);
    }

    /**
     * The events of a table with these columns and options.
     *
     * @param schema columns as the connector has them, ROWs with any of their fields
     * @param options what stands in WITH, less {@code connector}
     */
    public static NexmarkEvents of(Schema schema, Configuration options) {
        TableDefinition table = new TableDefinition(
                "nexmark", schema, List.of(), List.of(), List.of(), options, ZoneOffset.UTC, Path.of(""));
        return new NexmarkEvents(NexmarkConnector.events(table));
    }

    /** How many events there are; {@link Long#MAX_VALUE} when they have no end. */
    public long count() {
        return source.events();
    }

    /** Events that follow each other, one a row, from the given number on. */
    public Batch batch(long first, int count) {
        return maker.batch(first, count);
    }
}
