package dev.weir.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Values by key on disk: the part of the database whose keys begin with a number that is the table's. Read, written and
 * closed by one thread, its {@link View views} by any. What the database holds is freed when the table is closed and
 * nobody reads it any more.
 */
final class DiskTable {
    private final DiskStore store;
    private final RocksDB database;
    private final WriteOptions writing;
    private final byte[] prefix;
    /** The first prefix behind. */
    private final byte[] end;

    private final ReadOptions reading = new ReadOptions().setFillCache(false);
    /** All that keeps the table's files: itself, while it is open, and views. Guarded by this. */
    private int holders = 1;

    /** Guarded by this. */
    private final List<View> views = new ArrayList<>();

    DiskTable(DiskStore store, RocksDB database, WriteOptions writing, int number) {
        this.store = store;
        this.database = database;
        this.writing = writing;
        prefix = bytes(number);
        end = bytes(number + 1);
    }

    private static byte[] bytes(int number) {
        // The highest first: keys are in the order of their bytes.
        return new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
    }

    private byte[] inDatabase(byte[] key) {
        byte[] whole = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, whole, prefix.length, key.length);
        return whole;
    }

    DiskStore store() {
        return store;
    }

    /** The values of some keys in their order, null for keys that are not there. */
    List<byte[]> get(List<byte[]> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        try {
            return database.multiGetAsList(
                    reading, keys.stream().map(this::inDatabase).toList());
        } catch (RocksDBException e) {
            throw store.failed("read", e);
        }
    }

    /** Sets the values of some keys. */
    void put(byte[][] keys, byte[][] values, int count) {
        try (WriteBatch batch = new WriteBatch()) {
            for (int i = 0; i < count; i++) {
                batch.put(inDatabase(keys[i]), values[i]);
            }
            database.write(writing, batch);
        } catch (RocksDBException e) {
            throw store.failed("write", e);
        }
    }

    /** Forgets a key, if it is there. */
    void remove(byte[] key) {
        try {
            database.delete(writing, inDatabase(key));
        } catch (RocksDBException e) {
            throw store.failed("write", e);
        }
    }

    /** The contents as they are now, until it is closed. */
    View view() {
        synchronized (this) {
            holders++;
            View view = new View(database.getSnapshot());
            views.add(view);
            return view;
        }
    }

    /** Forgets everything; views stay until they are closed. */
    void drop() {
        release();
    }

    /** Forgets everything. Views that are being read stay until they are closed, the others are void. */
    void close() {
        List<View> open;
        synchronized (this) {
            open = List.copyOf(views);
        }
        open.forEach(View::close);
        release();
    }

    private void release() {
        synchronized (this) {
            if (--holders > 0) {
                return;
            }
        }
        reading.close();
        store.drop(prefix, end);
    }

    /** What a reader of entries does with each, in the order of keys. */
    @FunctionalInterface
    interface Reader {
        /** @return whether it wants another one */
        boolean read(byte[] key, byte[] value) throws IOException;
    }

    /** The contents of the table at one moment. Any thread. */
    final class View implements AutoCloseable {
        private final Snapshot snapshot;
        /** Guarded by the table. */
        private int readers;

        private boolean closed;

        private View(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        /**
         * Reads entries one after the other.
         *
         * @param from the first key, or where it would be; empty for the beginning
         */
        void read(byte[] from, Reader reader) throws IOException {
            synchronized (DiskTable.this) {
                if (closed) {
                    throw new IOException("the state is closed");
                }
                readers++;
            }
            try (Slice bound = new Slice(end);
                    ReadOptions options = new ReadOptions()
                            .setSnapshot(snapshot)
                            .setFillCache(false)
                            .setIterateUpperBound(bound);
                    RocksIterator entries = database.newIterator(options)) {
                entries.seek(inDatabase(from));
                boolean more = true;
                while (more && entries.isValid()) {
                    byte[] key = entries.key();
                    more = reader.read(Arrays.copyOfRange(key, prefix.length, key.length), entries.value());
                    if (more) {
                        entries.next();
                    }
                }
                entries.status();
            } catch (RocksDBException e) {
                throw new IOException(e.getMessage(), e);
            } finally {
                boolean last;
                synchronized (DiskTable.this) {
                    last = --readers == 0 && closed;
                }
                if (last) {
                    free();
                }
            }
        }

        /** Not needed any more; may be called again. */
        @Override
        public void close() {
            synchronized (DiskTable.this) {
                if (closed) {
                    return;
                }
                closed = true;
                views.remove(this);
                if (readers > 0) {
                    return;
                }
            }
            free();
        }

        private void free() {
            database.releaseSnapshot(snapshot);
            release();
        }
    }
}
