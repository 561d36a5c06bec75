package dev.weir.avro;

import dev.weir.base.WeirException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Messages that begin with a zero byte and the number of a registered schema in four bytes. A schema is asked for when
 * its first message comes, which waits for the registry once.
 */
final class RegisteredWriters implements Writers {
    static final byte MAGIC = 0;
    static final int HEADER = 5;

    private final Registry registry;
    private final Map<Integer, Schema> known = new HashMap<>();

    RegisteredWriters(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Schema schemaOf(byte[] chunk, int from, int to) {
        if (to - from < HEADER || chunk[from] != MAGIC) {
            throw WeirException.of(
                            AvroError.MALFORMED,
                            "a message must begin with a zero byte and the number of its schema, but has %s bytes%s",
                            to - from,
                            to > from ? " and begins with " + chunk[from] : "")
                    .hint("messages that were written without a registry are read by 'format' = 'avro'");
        }
        int id = (chunk[from + 1] & 0xff) << 24
                | (chunk[from + 2] & 0xff) << 16
                | (chunk[from + 3] & 0xff) << 8
                | chunk[from + 4] & 0xff;
        return known.computeIfAbsent(id, registry::schema);
    }

    @Override
    public int headerLength() {
        return HEADER;
    }
}
