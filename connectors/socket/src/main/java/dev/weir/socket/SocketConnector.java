package dev.weir.socket;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordFormat;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code 'connector'='socket'}: reads what a TCP server sends until it closes the connection. */
public final class SocketConnector implements ConnectorFactory {
    private static final Option<String> HOST = Option.required("hostname", OptionType.STRING, "The server's name.");
    private static final Option<Integer> PORT = Option.required("port", OptionType.INT, "The server's port.");
    private static final Option<Integer> DELIMITER =
            Option.of("byte-delimiter", OptionType.INT, (int) '\n', "The byte that ends every record, as a number.");

    @Override
    public String identifier() {
        return "socket";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(HOST, PORT, DELIMITER, ConnectOptions.FORMAT, ConnectOptions.ON_ERROR);
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.empty();
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        Configuration options = table.options();
        int port = options.get(PORT);
        if (port < 1 || port > 65_535) {
            throw WeirException.of(SocketError.INVALID_OPTION, "option 'port' must be 1 to 65535, but is %s", port);
        }
        int delimiter = options.get(DELIMITER);
        if (delimiter < 0 || delimiter > 255) {
            throw WeirException.of(
                    SocketError.INVALID_OPTION, "option 'byte-delimiter' must be 0 to 255, but is %s", delimiter);
        }
        if (options.get(ConnectOptions.ON_ERROR) == ConnectOptions.OnError.DEAD_LETTER) {
            throw WeirException.of(
                    SocketError.INVALID_OPTION, "'on-error' must be 'fail' or 'skip': a socket keeps no dead letters");
        }
        String name = options.get(ConnectOptions.FORMAT);
        RecordFormat format = FormatFactory.load(name)
                .recordFormat(new FormatTable(table.name(), table.schema(), options, table.zone()))
                .orElseThrow(() ->
                        WeirException.of(ConnectError.FORMAT_CANNOT, "format '%s' cannot be read from a socket", name));
        int[] all = IntStream.range(0, table.schema().size()).toArray();
        return Optional.of(new SocketSource(table, options.get(HOST), port, (byte) delimiter, format, all));
    }
}
