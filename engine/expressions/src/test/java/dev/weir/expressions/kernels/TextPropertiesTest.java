package dev.weir.expressions.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** UTF-8 on bytes against Java's strings. */
class TextPropertiesTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "ab", "%", "_", "ä", "世", "😀", " ")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Property
    void codePoints(@ForAll("texts") String text, @ForAll @IntRange(max = 15) int number) {
        byte[] bytes = utf8(text);
        int count = text.codePointCount(0, text.length());
        assertThat(Utf8.count(bytes, 0, bytes.length)).isEqualTo(count);
        String prefix =
                text.codePoints().limit(number).mapToObj(Character::toString).collect(Collectors.joining());
        assertThat(Utf8.prefix(bytes, 0, bytes.length, number)).isEqualTo(utf8(prefix).length);
        String suffix = text.codePoints()
                .skip(Math.max(0, count - number))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(bytes.length - Utf8.skipBack(bytes, 0, bytes.length, number)).isEqualTo(utf8(suffix).length);
        assertThat(Utf8.isAscii(bytes, 0, bytes.length)).isEqualTo(bytes.length == text.length());
    }

    @Property
    void occurrences(@ForAll("texts") String text, @ForAll("texts") String wanted) {
        byte[] bytes = utf8(text);
        byte[] part = utf8(wanted);
        int at = text.indexOf(wanted);
        int expected = at < 0 ? -1 : utf8(text.substring(0, at)).length;
        assertThat(Utf8.indexOf(bytes, 0, bytes.length, part, 0, part.length)).isEqualTo(expected);
    }

    @Property
    void occurrencesInTheMiddleOfABuffer(
            @ForAll("texts") String before,
            @ForAll("texts") String text,
            @ForAll("texts") String behind,
            @ForAll("texts") String wanted,
            @ForAll @IntRange(min = 1, max = 6) int n) {
        byte[] bytes = utf8(before + text + text + behind);
        int start = utf8(before).length;
        int end = start + utf8(text + text).length;
        byte[] part = utf8(wanted);
        int at = (text + text).indexOf(wanted);
        int expected = at < 0 ? -1 : start + utf8((text + text).substring(0, at)).length;
        assertThat(Utf8.indexOf(bytes, start, end, part, 0, part.length)).isEqualTo(expected);
        int found = -1;
        int seen = 0;
        for (int i = start; i < end && found < 0; i++) {
            seen += bytes[i] == 'b' ? 1 : 0;
            found = seen == n ? i : -1;
        }
        assertThat(Utf8.indexOf(bytes, start, end, (byte) 'b', n)).isEqualTo(found);
    }

    @Property(tries = 5000)
    void likeAgainstRegularExpressions(@ForAll("texts") String text, @ForAll("texts") String pattern) {
        String regex = pattern.codePoints()
                .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        byte[] bytes = utf8(text);
        assertThat(LikePattern.compile(pattern, "").matches(bytes, 0, bytes.length))
                .as("'%s' LIKE '%s'", text, pattern)
                .isEqualTo(Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches());
    }
}
