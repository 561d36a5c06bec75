package dev.weir.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Values by key on disk. Read, written and closed by one thread, its {@link View views} by any. What the database holds
 * is freed when the table is closed and nobody reads it any more.
 */
final class DiskTable {
    private final DiskStore store;
    private final RocksDB database;
    private final ColumnFamilyHandle handle;
    private final WriteOptions writing;
    private final ReadOptions reading = new ReadOptions().setFillCache(false);
    /** All that keeps the table's files: itself, while it is open, and views. Guarded by this. */
    private int holders = 1;

    /** Guarded by this. */
    private final List<View> views = new ArrayList<>();

    DiskTable(DiskStore store, RocksDB database, ColumnFamilyHandle handle, WriteOptions writing) {
        this.store = store;
        this.database = database;
        this.handle = handle;
        this.writing = writing;
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
            return database.multiGetAsList(reading, Collections.nCopies(keys.size(), handle), keys);
        } catch (RocksDBException e) {
            throw store.failed("read", e);
        }
    }

    /** Sets the values of some keys. */
    void put(byte[][] keys, byte[][] values, int count) {
        try (WriteBatch batch = new WriteBatch()) {
            for (int i = 0; i < count; i++) {
                batch.put(handle, keys[i], values[i]);
            }
            database.write(writing, batch);
        } catch (RocksDBException e) {
            throw store.failed("write", e);
        }
    }

    /** Forgets a key, if it is there. */
    void remove(byte[] key) {
        try {
            database.delete(handle, writing, key);
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
        store.drop(handle);
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
            try (ReadOptions options = new ReadOptions().setSnapshot(snapshot).setFillCache(false);
                    RocksIterator entries = database.newIterator(handle, options)) {
                entries.seek(from);
                while (entries.isValid() && reader.read(entries.key(), entries.value())) {
                    entries.next();
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
