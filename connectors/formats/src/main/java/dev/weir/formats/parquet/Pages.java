package dev.weir.formats.parquet;

import dev.weir.data.LittleEndian;
import dev.weir.dataflow.connect.RandomAccessInput;
import dev.weir.formats.parquet.Footer.Chunk;
import dev.weir.formats.parquet.Footer.Physical;
import org.jspecify.annotations.Nullable;

/** Goes through the pages of one column chunk. One thread. */
final class Pages {
    /** No writer makes pages of this size; a damaged file may say so. */
    static final int MAX_SIZE = 256 << 20;

    private static final int WINDOW = 1 << 20;

    private final RandomAccessInput file;
    private final Chunk chunk;
    private final Leaf leaf;
    private final long end;
    private long position;
    private long valuesSeen;
    private @Nullable Dictionary dictionary;

    private byte[] window = new byte[0];
    private long windowStart;

    private int size;
    private @Nullable RunLengthReader repetition;
    private @Nullable RunLengthReader definition;
    private @Nullable ValueReader values;

    Pages(RandomAccessInput file, Chunk chunk, Leaf leaf) {
        this.file = file;
        this.chunk = chunk;
        this.leaf = leaf;
        this.position = chunk.start();
        this.end = chunk.start() + chunk.compressedSize();
    }

    /** Number of values of the present page, NULLs included. */
    int size() {
        return size;
    }

    /** The levels of repetition of the present page; null when the column has none. */
    @Nullable
    RunLengthReader repetition() {
        return repetition;
    }

    /** The levels of definition of the present page; null when the column has none. */
    @Nullable
    RunLengthReader definition() {
        return definition;
    }

    /** The values of the present page. */
    ValueReader values() {
        if (values == null) {
            throw new IllegalStateException("no page");
        }
        return values;
    }

    /** Goes to the next data page; false at the end of the chunk. */
    boolean next() {
        while (valuesSeen < chunk.values() && position < end) {
            load(Math.min(WINDOW, end - position));
            int from = (int) (position - windowStart);
            ThriftReader thrift = new ThriftReader(window, from, (int) Math.min(window.length, end - windowStart));
            PageHeader header = PageHeader.read(thrift);
            position += thrift.position() - from;
            if (header.compressedSize() < 0 || header.compressedSize() > end - position) {
                throw new DamagedException("a page reaches beyond its column");
            }
            if (header.uncompressedSize() < 0 || header.uncompressedSize() > MAX_SIZE || header.values() < 0) {
                throw new DamagedException("a page says that it has " + header.uncompressedSize() + " bytes");
            }
            load(header.compressedSize());
            int body = (int) (position - windowStart);
            position += header.compressedSize();
            switch (header.kind()) {
                case DICTIONARY -> readDictionary(header, body);
                case DATA -> {
                    return readData(header, body);
                }
                case DATA_2 -> {
                    return readData2(header, body);
                }
                case OTHER -> {}
            }
        }
        return false;
    }

    /** Makes sure that the window holds so many bytes from the position on. */
    private void load(long count) {
        if (position >= windowStart && position + count <= windowStart + window.length) {
            return;
        }
        int length = (int) Math.max(count, Math.min(WINDOW, end - position));
        window = new byte[length];
        windowStart = position;
        file.read(position, window, 0, length);
    }

    private void readDictionary(PageHeader header, int body) {
        byte[] page = chunk.codec().decompress(window, body, header.compressedSize(), header.uncompressedSize());
        int fixed = leaf.element().typeLength();
        if (leaf.type() == Physical.FIXED_LEN_BYTE_ARRAY && fixed == 0 || header.values() > page.length) {
            throw new DamagedException("a dictionary says that it has " + header.values() + " values");
        }
        dictionary = new Dictionary(leaf.type(), fixed, page, header.values());
    }

    private boolean readData(PageHeader header, int body) {
        byte[] page = chunk.codec().decompress(window, body, header.compressedSize(), header.uncompressedSize());
        int at = 0;
        repetition = null;
        definition = null;
        if (leaf.maxRepetition() > 0) {
            int length = levelsLength(page, at);
            repetition = levels(page, at + 4, at + 4 + length, leaf.maxRepetition());
            at += 4 + length;
        }
        if (leaf.maxDefinition() > 0) {
            int length = levelsLength(page, at);
            definition = levels(page, at + 4, at + 4 + length, leaf.maxDefinition());
            at += 4 + length;
        }
        return begin(header, page, at);
    }

    private static int levelsLength(byte[] page, int at) {
        int length = page.length - at < 4 ? -1 : LittleEndian.intAt(page, at);
        if (length < 0 || length > page.length - at - 4) {
            throw new DamagedException("the levels of a page reach beyond it");
        }
        return length;
    }

    private static RunLengthReader levels(byte[] page, int from, int to, int max) {
        return new RunLengthReader(page, from, to, 32 - Integer.numberOfLeadingZeros(max));
    }

    private boolean readData2(PageHeader header, int body) {
        int repetitionEnd = header.repetitionSize();
        int levelsEnd = repetitionEnd + header.definitionSize();
        if (repetitionEnd < 0
                || levelsEnd < repetitionEnd
                || levelsEnd > Math.min(header.compressedSize(), header.uncompressedSize())) {
            throw new DamagedException("the levels of a page reach beyond it");
        }
        int valuesSize = header.uncompressedSize() - levelsEnd;
        Codec codec = header.compressed() && valuesSize > 0 ? chunk.codec() : Codec.UNCOMPRESSED;
        byte[] page = codec.decompress(window, body + levelsEnd, header.compressedSize() - levelsEnd, valuesSize);
        byte[] levels = java.util.Arrays.copyOfRange(window, body, body + levelsEnd);
        repetition = leaf.maxRepetition() > 0 ? levels(levels, 0, repetitionEnd, leaf.maxRepetition()) : null;
        definition = leaf.maxDefinition() > 0 ? levels(levels, repetitionEnd, levelsEnd, leaf.maxDefinition()) : null;
        return begin(header, page, 0);
    }

    private boolean begin(PageHeader header, byte[] page, int at) {
        size = (int) Math.min(header.values(), chunk.values() - valuesSeen);
        valuesSeen += size;
        values = reader(header.encoding(), page, at, header.values());
        return true;
    }

    private ValueReader reader(int encoding, byte[] page, int at, int count) {
        Physical type = leaf.type();
        boolean fixed = type == Physical.FIXED_LEN_BYTE_ARRAY;
        int length = leaf.element().typeLength();
        int to = page.length;
        return switch (encoding) {
            case 0 -> new PlainReader(page, at, to, fixed ? length : 0);
            case 2, 8 -> dictionaryReader(page, at);
            case 3 -> new RunLengthBooleans(booleans(page, at));
            case 5 -> new DeltaReader(page, at, to, count);
            case 6 -> DeltaBytesReader.ofLengths(page, at, to, count);
            case 7 -> DeltaBytesReader.ofPrefixes(page, at, to, count);
            case 9 -> SplitBytes.reader(page, at, to, width(type, length), fixed);
            default -> throw new UnsupportedFeatureException("page encoding " + encoding);
        };
    }

    private RunLengthReader booleans(byte[] page, int at) {
        if (leaf.type() != Physical.BOOLEAN) {
            throw new UnsupportedFeatureException("run lengths for " + leaf.type());
        }
        int length = levelsLength(page, at);
        return new RunLengthReader(page, at + 4, at + 4 + length, 1);
    }

    private ValueReader dictionaryReader(byte[] page, int at) {
        if (dictionary == null) {
            throw new DamagedException("a page refers to a dictionary that is not there");
        }
        // A page of NULLs only may have no bytes.
        int width = at < page.length ? page[at] & 0xFF : 0;
        return new DictionaryReader(
                dictionary, new RunLengthReader(page, Math.min(at + 1, page.length), page.length, width));
    }

    private static int width(Physical type, int fixedLength) {
        return switch (type) {
            case INT32, FLOAT -> 4;
            case INT64, DOUBLE -> 8;
            case FIXED_LEN_BYTE_ARRAY -> fixedLength;
            default -> throw new UnsupportedFeatureException("split bytes for " + type);
        };
    }
}
