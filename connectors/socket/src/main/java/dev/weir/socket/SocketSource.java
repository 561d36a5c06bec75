package dev.weir.socket;

import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.RecordFormat;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.Arrays;
import java.util.List;

/**
 * One connection, read by one reader. Nothing is replayed after a failure: what was read and not yet processed is lost.
 *
 * @param delimiter the byte that ends every record
 * @param projection indexes of the wanted columns of the table's schema
 */
record SocketSource(TableDefinition table, String host, int port, byte delimiter, RecordFormat format, int[] projection)
        implements Source.Projectable {
    /** The connection. */
    record Connection(String id) implements Split {}

    @Override
    public String describe() {
        return "Socket(" + table.name() + ", " + address() + ")";
    }

    String address() {
        return host + ":" + port;
    }

    @Override
    public Schema schema() {
        return table.schema().project(projection);
    }

    @Override
    public boolean isBounded() {
        return false;
    }

    @Override
    public SocketSource project(int... columns) {
        int[] wanted = Arrays.stream(columns).map(column -> projection[column]).toArray();
        return new SocketSource(table, host, port, delimiter, format, wanted);
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new Enumerator() {
            private boolean told;

            @Override
            public List<Connection> discover() {
                List<Connection> untold = told ? List.of() : List.of(new Connection(address()));
                told = true;
                return untold;
            }
        };
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new SocketReader(this, context);
    }

    @Override
    public String toString() {
        return describe();
    }
}
