package dev.weir.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.formats.text.FormatError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file's bytes are, reading it gives rows or a coded error. */
class DamagedParquetTest {
    private static final Set<Object> CODES = Set.of(
            FormatError.DAMAGED_FILE,
            FormatError.UNSUPPORTED_FEATURE,
            FormatError.TYPE_MISMATCH,
            FormatError.INVALID_VALUE);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"UNCOMPRESSED,V1", "SNAPPY,V2", "ZSTD,V1", "GZIP,V1", "LZ4_RAW,V2"})
    void anyByteMayBeWrong(String codec, String version) throws Exception {
        byte[] whole = write(codec, version);
        long seed = codec.hashCode();
        SplittableRandom random = new SplittableRandom(seed);
        for (int attempt = 0; attempt < 150; attempt++) {
            byte[] damaged = whole.clone();
            int footer = Math.max(0, whole.length - 4000);
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                int place = random.nextBoolean() ? random.nextInt(whole.length) : random.nextInt(footer, whole.length);
                damaged[place] = (byte) random.nextInt(256);
            }
            check(damaged, codec + ", attempt " + attempt + " of seed " + seed);
        }
    }

    @Test
    void anyPartMayBeMissing() throws Exception {
        byte[] whole = write("SNAPPY", "V1");
        for (int size = 0; size < whole.length; size += 197) {
            check(Arrays.copyOf(whole, size), "cut to " + size);
            // The end is there, the beginning is not.
            check(Arrays.copyOfRange(whole, whole.length - size, whole.length), "last " + size);
        }
    }

    private static void check(byte[] file, String what) {
        Schema schema = ParquetReadTest.ALL;
        try {
            ParquetReadTest.read(schema, file, ParquetReadTest.all(schema));
        } catch (WeirException e) {
            assertThat(CODES).as(what).contains(e.code());
            assertThat(e.getMessage()).as(what).startsWith("test.parquet");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(what, e);
        }
    }

    private byte[] write(String codec, String version) throws Exception {
        Path file = folder.resolve("all.parquet");
        try (DuckDb duck = new DuckDb()) {
            String select = ParquetReadTest.ALL_TYPES.replace(":distinct", "9").replace(":rows", "300");
            duck.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet, CODEC '" + codec
                    + "', PARQUET_VERSION '" + version + "', ROW_GROUP_SIZE 10000)");
        }
        return Files.readAllBytes(file);
    }
}
