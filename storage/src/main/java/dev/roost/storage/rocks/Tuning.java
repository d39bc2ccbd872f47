package dev.roost.storage.rocks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/**
 * How RocksDB is set up: sparing with memory, strict with what it finds, never silent about a loss. Owns the native
 * option objects; closed after the database that uses them. Used by one thread.
 */
final class Tuning implements AutoCloseable {
    private static final long MIB = 1L << 20;

    /** Values waiting for their flush. A segment of the intake fits, so that it becomes one blob file. */
    private static final long CHUNK_BUFFER_BYTES = 20 * MIB;

    private static final long ROW_BUFFER_BYTES = 2 * MIB;

    /** All write buffers together; beyond it the oldest is flushed. */
    private static final long WRITE_BUFFERS_BYTES = 32 * MIB;

    /** Blocks of rows. Write buffers are charged to the same cache, so that both have one bound. */
    private static final long BLOCKS_BYTES = 16 * MIB;

    /** With the default of 64 shards a large filter block would never fit its shard. */
    private static final int CACHE_SHARD_BITS = 2;

    /** As much is replayed at most, and needs as much room, when a store is opened after a crash. */
    private static final long LOG_BYTES_MAX = 32 * MIB;

    private static final int OPEN_FILES_MAX = 256;
    private static final int ARENA_BLOCK_BYTES = 64 * 1024;
    private static final int BLOOM_BITS = 10;

    private final Deque<AbstractNativeReference> owned = new ArrayDeque<>();
    private final Cache cache;

    Tuning() {
        RocksDB.loadLibrary();
        cache = own(new LRUCache(BLOCKS_BYTES + WRITE_BUFFERS_BYTES, CACHE_SHARD_BITS));
    }

    /** Options for the database as a whole. Only an empty folder may be begun: see {@link Database#open}. */
    DBOptions database(boolean begin) {
        return own(new DBOptions())
                .setCreateIfMissing(begin)
                .setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true)
                // The default loses acknowledged rows in silence when a byte in the write-ahead log is wrong.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setWriteBufferManager(own(new WriteBufferManager(WRITE_BUFFERS_BYTES, cache)))
                .setMaxTotalWalSize(LOG_BYTES_MAX)
                .setMaxOpenFiles(OPEN_FILES_MAX)
                .setMaxBackgroundJobs(2)
                // Nothing is allocated ahead: a fresh home stays small.
                .setAllowFAllocate(false)
                .setManifestPreallocationSize(4096)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(1)
                .setMaxLogFileSize(MIB)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    List<ColumnFamilyDescriptor> families() {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        for (Family family : Family.values()) {
            families.add(new ColumnFamilyDescriptor(family.label(), family == Family.CHUNKS ? chunks() : rows()));
        }
        return families;
    }

    @Override
    public void close() {
        owned.forEach(AbstractNativeReference::close);
        owned.clear();
    }

    private ColumnFamilyOptions rows() {
        return own(new ColumnFamilyOptions())
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(blocks())
                .setWriteBufferSize(ROW_BUFFER_BYTES)
                .setArenaBlockSize(ARENA_BLOCK_BYTES);
    }

    private ColumnFamilyOptions chunks() {
        return own(new ColumnFamilyOptions())
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(blocks())
                .setWriteBufferSize(CHUNK_BUFFER_BYTES)
                .setMaxWriteBufferNumber(2)
                // Every flush brings few keys for many bytes: levels would write all the keys anew again and again.
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setEnableBlobFiles(true)
                .setMinBlobSize(0)
                .setBlobCompressionType(CompressionType.NO_COMPRESSION)
                .setEnableBlobGarbageCollection(false);
    }

    private BlockBasedTableConfig blocks() {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setChecksumType(ChecksumType.kXXH3)
                .setFilterPolicy(own(new BloomFilter(BLOOM_BITS)))
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setCacheIndexAndFilterBlocks(true)
                .setPinTopLevelIndexAndFilter(true);
    }

    private <T extends AbstractNativeReference> T own(T handle) {
        owned.push(handle);
        return handle;
    }
}
