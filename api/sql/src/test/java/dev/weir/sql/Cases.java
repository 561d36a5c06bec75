package dev.weir.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Cases in a text file beside this class: paragraphs apart by empty lines, each the text of the case and, behind
 * {@code =>} on a line of its own, what it gives. Lines that start with {@code #} are comments.
 */
public final class Cases {
    private Cases() {}

    /** One argument a case, or two where it gives something. */
    public static Stream<Arguments> read(String file) {
        return Arrays.stream(text(file).split("\n\n"))
                .filter(paragraph -> !paragraph.startsWith("#") && !paragraph.isBlank())
                .map(paragraph -> Arguments.of((Object[]) paragraph.strip().split("\n=> ")));
    }

    private static String text(String file) {
        try (InputStream input = Cases.class.getResourceAsStream(file)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
