package dev.weir.stream.sources;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines that a server sends, in UTF-8, until it closes the connection. */
public final class SocketTextFunction implements SourceFunction<String> {
    private static final long serialVersionUID = 1L;

    private final String hostname;
    private final int port;
    private transient volatile boolean cancelled;
    private transient volatile @Nullable Socket socket;

    public SocketTextFunction(String hostname, int port) {
        if (port <= 0 || port > 65535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535, not " + port);
        }
        this.hostname = hostname;
        this.port = port;
    }

    @Override
    public void run(SourceContext<String> ctx) {
        try (Socket open = new Socket(hostname, port)) {
            socket = open;
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(open.getInputStream(), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null && !cancelled; line = reader.readLine()) {
                ctx.collect(line);
            }
        } catch (IOException failure) {
            if (!cancelled) {
                throw WeirException.of(StreamError.INPUT_OUTPUT, "cannot read: %s", failure.getMessage())
                        .at(new Position.Data(hostname + ":" + port, 0, ""))
                        .hint("check that a server listens there")
                        .causedBy(failure);
            }
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                throw WeirException.of(StreamError.INPUT_OUTPUT, "cannot close: %s", failure.getMessage())
                        .at(new Position.Data(hostname + ":" + port, 0, ""))
                        .causedBy(failure);
            }
        }
    }
}
