package dev.weir.formats.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compression of pages, in the order of the numbers that stand in files. */
enum Codec {
    UNCOMPRESSED(0),
    SNAPPY(1),
    GZIP(2),
    LZO(3),
    BROTLI(4),
    LZ4(5),
    ZSTD(6),
    LZ4_RAW(7);

    private static final int ZSTD_LEVEL = 3;

    private final int number;

    Codec(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The {@code outLength} bytes that the {@code length} bytes from {@code from} stand for. */
    byte[] decompress(byte[] source, int from, int length, int outLength) {
        byte[] target = new byte[outLength];
        int written = switch (this) {
            case UNCOMPRESSED -> {
                System.arraycopy(source, from, target, 0, Math.min(length, outLength));
                yield length;
            }
            case SNAPPY -> Snappy.decompress(source, from, from + length, target);
            case GZIP -> gunzip(source, from, length, target);
            case ZSTD -> unzstd(source, from, length, target);
            case LZ4_RAW -> Lz4.decompress(source, from, from + length, target);
            case LZO, BROTLI, LZ4 ->
                throw new UnsupportedFeatureException(
                        "compression " + this + "; readable are uncompressed, SNAPPY, GZIP, ZSTD and LZ4_RAW");
        };
        if (written != outLength) {
            throw new DamagedException("a page has " + written + " bytes after decompression instead of " + outLength);
        }
        return target;
    }

    private static int unzstd(byte[] source, int from, int length, byte[] target) {
        try {
            return (int) Zstd.decompressByteArray(target, 0, target.length, source, from, length);
        } catch (ZstdException e) {
            throw new DamagedException("a page cannot be decompressed: " + e.getMessage());
        }
    }

    private static int gunzip(byte[] source, int from, int length, byte[] target) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(source, from, length))) {
            int written = in.readNBytes(target, 0, target.length);
            return in.read() < 0 ? written : written + 1;
        } catch (IOException e) {
            throw new DamagedException("a page cannot be decompressed: " + e.getMessage());
        }
    }

    /** The compressed form of the first {@code length} bytes. */
    byte[] compress(byte[] source, int length) {
        return switch (this) {
            case UNCOMPRESSED -> Arrays.copyOf(source, length);
            case SNAPPY -> Snappy.compress(source, length);
            case GZIP -> gzip(source, length);
            case ZSTD -> zstd(source, length);
            case LZO, BROTLI, LZ4, LZ4_RAW -> throw new IllegalArgumentException(this + " is not written");
        };
    }

    private static byte[] zstd(byte[] source, int length) {
        byte[] target = new byte[Math.toIntExact(Zstd.compressBound(length))];
        long written = Zstd.compressByteArray(target, 0, target.length, source, 0, length, ZSTD_LEVEL);
        return Arrays.copyOf(target, (int) written);
    }

    private static byte[] gzip(byte[] source, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 2 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(source, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
