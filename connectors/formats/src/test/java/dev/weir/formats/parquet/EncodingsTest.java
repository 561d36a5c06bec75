package dev.weir.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Column;
import dev.weir.data.DataTypes;
import dev.weir.data.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The encodings that DuckDB does not write, and snappy, against naive twins. */
class EncodingsTest {
    @Test
    void textsThatShareTheirBeginnings() {
        // Prefix lengths 0, 5, 3; suffixes "hello", " you", "p!": each list one block of one miniblock of 32 values.
        byte[] page = join(deltas(0, 5, 3), deltas(5, 4, 2), "hello youp!".getBytes(StandardCharsets.UTF_8));
        DeltaBytesReader reader = DeltaBytesReader.ofPrefixes(page, 0, page.length, 3);
        int[] offsets = new int[3];
        int[] lengths = new int[3];
        reader.readViews(offsets, lengths, 0, 3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            texts.add(new String(reader.bytes(), offsets[i], lengths[i], StandardCharsets.UTF_8));
        }
        assertThat(texts).containsExactly("hello", "hello you", "help!");
        byte[] wrong = join(deltas(1, 5, 3), deltas(5, 4, 2), "hello youp!".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> DeltaBytesReader.ofPrefixes(wrong, 0, wrong.length, 3))
                .isInstanceOf(DamagedException.class);
    }

    /** Differences packed in eight bits, the least being 0 after all have been shifted by it. */
    private static byte[] deltas(int... values) {
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            least = Math.min(least, values[i] - values[i - 1]);
        }
        byte[] bytes = new byte[7 + 32];
        int at = 0;
        bytes[at++] = 32;
        bytes[at++] = 1;
        bytes[at++] = (byte) values.length;
        bytes[at++] = (byte) (values[0] << 1);
        bytes[at++] = (byte) (least << 1 ^ least >> 31);
        bytes[at++] = 8;
        for (int i = 1; i < values.length; i++) {
            bytes[at + i - 1] = (byte) (values[i] - values[i - 1] - least);
        }
        return Arrays.copyOf(bytes, at + 32);
    }

    private static byte[] join(byte[]... parts) {
        byte[] joined = new byte[0];
        for (byte[] part : parts) {
            int end = joined.length;
            joined = Arrays.copyOf(joined, end + part.length);
            System.arraycopy(part, 0, joined, end, part.length);
        }
        return joined;
    }

    @Test
    void timestampsOfOldFiles() {
        byte[] page = new byte[24];
        LittleEndian.putLong(page, 0, 3_723_000_000_001L);
        LittleEndian.putInt(page, 8, 2_440_589);
        LittleEndian.putLong(page, 12, 0);
        LittleEndian.putInt(page, 20, 2_440_587);
        Int96Target target = new Int96Target(DataTypes.timestamp(9));
        target.begin(2);
        target.read(new PlainReader(page, 0, page.length, 0), 0, 2);
        Column column = target.finish(2, null);
        assertThat(column.value(0)).isEqualTo(LocalDateTime.parse("1970-01-02T01:02:03.000000001"));
        assertThat(column.value(1)).isEqualTo(LocalDateTime.parse("1969-12-31T00:00"));
    }

    @Property(tries = 200)
    void snappyRoundTrips(@ForAll @Size(max = 5000) byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int repeats) {
        byte[] source = new byte[bytes.length * repeats];
        for (int i = 0; i < source.length; i++) {
            source[i] = bytes[i % bytes.length];
        }
        byte[] compressed = Codec.SNAPPY.compress(source, source.length);
        assertThat(Codec.SNAPPY.decompress(compressed, 0, compressed.length, source.length))
                .isEqualTo(source);
    }

    @Property(tries = 200)
    void runsAndPackedGroupsAreRead(@ForAll @Size(max = 300) List<@IntRange(max = 1000) Integer> values) {
        // One packed run of ten bits a value, naively, bit by bit.
        int groups = (values.size() + 7) / 8;
        byte[] bytes = new byte[3 + groups * 10];
        int header = groups << 1 | 1;
        int at = 0;
        while (header >= 0x80) {
            bytes[at++] = (byte) (header | 0x80);
            header >>>= 7;
        }
        bytes[at++] = (byte) header;
        for (int i = 0; i < values.size(); i++) {
            for (int bit = 0; bit < 10; bit++) {
                int place = i * 10 + bit;
                bytes[at + place / 8] |= (byte) ((values.get(i) >>> bit & 1) << place % 8);
            }
        }
        int[] read = new int[values.size()];
        RunLengthReader reader = new RunLengthReader(bytes, 0, at + groups * 10, 10);
        int half = read.length / 2;
        reader.read(read, 0, half);
        reader.read(read, half, read.length - half);
        assertThat(Arrays.stream(read).boxed().toList()).isEqualTo(values);
    }
}
