package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.dataflow.state.StateOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksObject;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * The disk below a {@link MemoryBudget}: a RocksDB in a {@link WorkFolder}, opened for the first table and removed with
 * the last. Any thread.
 */
final class DiskStore {
    private static final long SMALLEST = 1 << 18;
    private static final long LARGEST = 1 << 28;

    private final MemoryBudget budget;
    private final Path directory;
    private @Nullable Opened opened;
    private int tables;
    private int numbers;
    private long files;

    DiskStore(MemoryBudget budget, Path directory) {
        this.budget = budget;
        this.directory = directory;
    }

    /** An open database and what it is made of. */
    private static final class Opened {
        private final WorkFolder folder;
        private final Cache cache;
        private final WriteBufferManager writeBuffers;
        private final BloomFilter filter = new BloomFilter(10, false);
        private final DBOptions options;
        private final ColumnFamilyOptions tableOptions;
        private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
        private final RocksDB database;
        private final long memory;
        /** What the indexes of files take beside the cache, as far as it is counted. */
        private long indexes;

        Opened(WorkFolder folder, long memory) throws RocksDBException {
            this.folder = folder;
            this.memory = memory;
            // Keys come at random: blocks of records are not worth keeping, see DiskTable.
            cache = new LRUCache(memory / 8, 2);
            writeBuffers = new WriteBufferManager(memory - memory / 8, cache);
            options = new DBOptions()
                    .setCreateIfMissing(true)
                    .setWriteBufferManager(writeBuffers)
                    .setMaxBackgroundJobs(2)
                    .setMaxOpenFiles(-1)
                    .setStatsDumpPeriodSec(0)
                    .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
                    .setAllowConcurrentMemtableWrite(false)
                    .setAvoidFlushDuringShutdown(true);
            BlockBasedTableConfig blocks = new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setBlockSize(4096)
                    .setFilterPolicy(filter);
            tableOptions = new ColumnFamilyOptions()
                    .setTableFormatConfig(blocks)
                    .setWriteBufferSize(memory / 3)
                    .setMaxWriteBufferNumber(2)
                    .setCompactionStyle(CompactionStyle.UNIVERSAL)
                    .setLevel0FileNumCompactionTrigger(8)
                    .setOptimizeFiltersForHits(true)
                    .setCompressionType(CompressionType.NO_COMPRESSION);
            try (Options all = new Options(options, tableOptions)) {
                database = RocksDB.open(all, folder.path().toString());
            }
        }

        void close() throws IOException {
            database.close();
            for (RocksObject part : new RocksObject[] {tableOptions, options, writing, filter, writeBuffers, cache}) {
                part.close();
            }
            folder.close();
        }
    }

    /** A new table; the caller closes it. */
    synchronized DiskTable create() {
        try {
            Opened present = opened;
            if (present == null) {
                present = open();
                opened = present;
            }
            tables++;
            return new DiskTable(this, present.database, present.writing, ++numbers);
        } catch (RocksDBException | IOException e) {
            throw failed("write", e);
        }
    }

    /** A name for a file, which the caller makes and removes. A table is open. */
    synchronized Path newFile() {
        Opened present = opened;
        if (present == null) {
            throw new IllegalStateException("a file of a store that is closed");
        }
        return present.folder.path().resolve("changes-" + ++files);
    }

    private Opened open() throws IOException, RocksDBException {
        RocksDB.loadLibrary();
        WorkFolder.sweep(directory);
        WorkFolder folder = WorkFolder.create(directory);
        try {
            Opened created = new Opened(folder, Math.clamp(budget.total() / 4, SMALLEST, LARGEST));
            budget.use(created.memory);
            return created;
        } catch (RocksDBException e) {
            folder.close();
            throw e;
        }
    }

    /** Counts what the indexes of files have come to take. */
    synchronized void measure() {
        Opened present = opened;
        if (present == null) {
            return;
        }
        try {
            long now = present.database.getAggregatedLongProperty("rocksdb.estimate-table-readers-mem");
            budget.use(now - present.indexes);
            present.indexes = now;
        } catch (RocksDBException e) {
            throw failed("read", e);
        }
    }

    /** A table is not needed any more, by nobody: neither is what has keys from one on to before another. */
    synchronized void drop(byte[] first, byte[] end) {
        Opened present = opened;
        if (present == null) {
            throw new IllegalStateException("a table of a store that is closed");
        }
        tables--;
        try {
            if (tables > 0) {
                // Files that have nothing else go at once, the rest when files are merged.
                ColumnFamilyHandle all = present.database.getDefaultColumnFamily();
                present.database.deleteRange(present.writing, first, end);
                present.database.deleteFilesInRanges(all, List.of(first, end), false);
            }
        } catch (RocksDBException e) {
            throw failed("write", e);
        } finally {
            closeIfUnused(present);
        }
    }

    private void closeIfUnused(Opened present) {
        if (tables > 0) {
            return;
        }
        opened = null;
        budget.use(-present.memory - present.indexes);
        try {
            present.close();
        } catch (IOException e) {
            throw failed("remove", e);
        }
    }

    /** What a failure of the disk is for users. */
    WeirException failed(String what, Exception cause) {
        return WeirException.of(
                        StateError.DISK_FAILED,
                        "cannot %s state that does not fit into memory, in %s: %s",
                        what,
                        directory,
                        cause.getMessage())
                .hint("make room there, set '" + StateOptions.DIRECTORY.key()
                        + "' to another folder, or give state more '" + StateOptions.MEMORY.key() + "'")
                .causedBy(cause);
    }
}
