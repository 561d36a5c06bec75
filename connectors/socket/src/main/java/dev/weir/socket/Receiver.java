package dev.weir.socket;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a connection on a virtual thread of its own into a bounded queue: a full queue makes the server wait.
 * Everything but the constructor and {@link #run} belongs to the task's thread.
 */
final class Receiver implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 16;

    /** What the connection gave. */
    sealed interface Piece {
        record Bytes(byte[] bytes) implements Piece {}

        /** The server has closed the connection. */
        record End() implements Piece {}

        record Failure(IOException cause) implements Piece {}
    }

    private final String host;
    private final int port;
    private final Runnable wakeUp;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread thread;

    /** @param wakeUp called on the receiver's thread after every piece */
    Receiver(String host, int port, Runnable wakeUp) {
        this.host = host;
        this.port = port;
        this.wakeUp = wakeUp;
        this.thread = Thread.ofVirtual().name("socket " + host + ":" + port).start(this::run);
    }

    BlockingQueue<Piece> pieces() {
        return pieces;
    }

    private void run() {
        try {
            put(receive());
        } catch (InterruptedException e) {
            // Closed by the reader: nobody asks any more.
            Thread.currentThread().interrupt();
        }
    }

    private Piece receive() throws InterruptedException {
        // Closed by the interrupt: a virtual thread's socket does so.
        try (Socket socket = new Socket(host, port)) {
            byte[] chunk = new byte[CHUNK];
            while (true) {
                int count = socket.getInputStream().read(chunk);
                if (count < 0) {
                    return new Piece.End();
                }
                put(new Piece.Bytes(Arrays.copyOf(chunk, count)));
            }
        } catch (IOException e) {
            return new Piece.Failure(e);
        }
    }

    private void put(Piece piece) throws InterruptedException {
        pieces.put(piece);
        wakeUp.run();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
