package dev.weir.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A transaction whose records are all with the brokers: what is needed to commit it without the producer that began it.
 *
 * @param id its transactional id
 */
record Prepared(String id, long producerId, short epoch) {
    private static final int VERSION = 1;

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(id);
            out.writeLong(producerId);
            out.writeShort(epoch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Prepared decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("a transaction of version " + version);
            }
            return new Prepared(in.readUTF(), in.readLong(), in.readShort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
