package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StateNumbersTest {
    /** Byte by byte, as the format says. */
    private static byte[] plain(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) (left | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return bytes.toByteArray();
    }

    @Property(tries = 300)
    void numbersAreWrittenAndReadAsTheFormatSays(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        long[] numbers = IntStream.range(0, random.nextInt(1, 200))
                .mapToLong(i -> random.nextLong() >>> random.nextInt(Long.SIZE))
                .toArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateOutput out = new StateOutput(bytes);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (long number : numbers) {
            out.writeNumber(number);
            out.writeSigned(-number);
            expected.writeBytes(plain(number));
            expected.writeBytes(plain(-number << 1 ^ -number >> 63));
        }
        out.flush();
        assertThat(bytes.toByteArray()).isEqualTo(expected.toByteArray());
        StateInput in = new StateInput(new ByteArrayInputStream(bytes.toByteArray()));
        for (long number : numbers) {
            assertThat(in.readNumber()).isEqualTo(number);
            assertThat(in.readSigned()).isEqualTo(-number);
        }
        assertThat(in.isAtEnd()).isTrue();
    }

    @Test
    void everyLength() throws IOException {
        for (int bits = 0; bits <= Long.SIZE; bits++) {
            for (long number : new long[] {bits == 0 ? 0 : 1L << bits - 1, bits == 0 ? 0 : -1L >>> Long.SIZE - bits}) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                StateOutput out = new StateOutput(bytes);
                out.writeNumber(number);
                out.writeWord(number);
                out.flush();
                assertThat(new StateInput(new ByteArrayInputStream(bytes.toByteArray())).readNumber())
                        .isEqualTo(number);
                assertThat(bytes.size()).isEqualTo(plain(number).length + Long.BYTES);
            }
        }
    }

    @Test
    void aNumberWithoutEndIsAnError() {
        byte[] bytes = new byte[20];
        Arrays.fill(bytes, (byte) 0x80);
        assertThatThrownBy(() -> new StateInput(new ByteArrayInputStream(bytes)).readNumber())
                .isInstanceOf(DamagedStateException.class)
                .hasMessageContaining("a number without end");
    }
}
