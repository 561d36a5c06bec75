package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ByteWriterTest {
    @Property
    void whatIsWrittenIsRead(
            @ForAll List<Long> numbers, @ForAll List<String> texts, @ForAll byte[] bytes, @ForAll long last) {
        ByteWriter writer = new ByteWriter(3);
        numbers.forEach(writer::integer);
        texts.stream().map(ByteWriterTest::wellFormed).forEach(writer::text);
        ByteReader reader = new ByteReader(writer.bytes(bytes).integer(last).toBytes(), 3);
        assertThat(reader.version()).isEqualTo(3);
        numbers.forEach(number -> assertThat(reader.integer()).isEqualTo(number));
        texts.forEach(text -> assertThat(reader.text()).isEqualTo(wellFormed(text)));
        assertThat(reader.bytes()).isEqualTo(bytes);
        assertThat(reader.hasMore()).isTrue();
        assertThat(reader.integer()).isEqualTo(last);
        assertThat(reader.hasMore()).isFalse();
    }

    private static String wellFormed(String text) {
        return text.replaceAll("[\uD800-\uDFFF]", "?");
    }

    @Test
    void theEdgesOfNumbers() {
        for (long number : new long[] {0, -1, 63, -64, 64, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] bytes = new ByteWriter(1).integer(number).toBytes();
            assertThat(new ByteReader(bytes, 1).integer()).isEqualTo(number);
        }
        assertThat(new ByteWriter(1).integer(63).integer(-64).toBytes()).hasSize(3);
    }

    @Test
    void otherBytesAreErrors() {
        byte[] bytes = new ByteWriter(2).text("some text").toBytes();
        assertThatThrownBy(() -> new ByteReader(bytes, 1)).hasMessageContaining("WEIR-CONFIG-0005");
        assertThatThrownBy(() -> new ByteReader(new byte[0], 1)).hasMessageContaining("WEIR-CONFIG-0005");
        ByteReader cut = new ByteReader(Arrays.copyOf(bytes, bytes.length - 1), 2);
        assertThatThrownBy(cut::text).hasMessageContaining("WEIR-CONFIG-0005");
    }
}
