package dev.weir.expressions.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.BytesColumn;
import dev.weir.data.DataTypes;
import dev.weir.expressions.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Searches by bytes against {@link Matcher}. */
class RegexSearchPropertiesTest {
    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "c",
                        "ab",
                        "=",
                        "id=",
                        "&",
                        "(&|^)",
                        "(a|bc|)",
                        "(?:x|ab)",
                        "([^&]*)",
                        "[a-c]",
                        "[^a]",
                        "[&\\]]",
                        ".",
                        ".*",
                        "a*",
                        "b+",
                        "c?",
                        "a*?",
                        "b++",
                        "(ab)*",
                        "(a(b|c))",
                        "^",
                        "$",
                        "\\b",
                        "\\w",
                        "\\.",
                        "\\s",
                        "a{2}",
                        "|",
                        "[a-b&&[b]]",
                        "(?i)",
                        "(?=a)",
                        "ä",
                        "\\Qa.b\\E",
                        "(",
                        "]")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c", "ab", "bc", "&", "=", "id=", "x", " ", ".", "ä", "A", "]", "aab=&")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** The text stands between others, which must not be seen. */
    private static BytesColumn column(String text) {
        byte[] bytes = ("id=ab&" + text + "&id=abc").getBytes(StandardCharsets.UTF_8);
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return new BytesColumn(DataTypes.STRING, 1, bytes, new int[] {6}, new int[] {length}, null);
    }

    @Property(tries = 20_000)
    void findsWhatJavaFinds(@ForAll("expressions") String regex, @ForAll("texts") String text) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException malformed) {
            assertThat(RegexSearch.of(regex)).isEmpty();
            return;
        }
        RegexSearch search = RegexSearch.of(regex).orElseThrow();
        Matcher matcher = pattern.matcher(text);
        Texts texts = Texts.of(column(text));
        boolean found = matcher.find();
        assertThat(search.find(texts, 0)).as("%s in %s", regex, text).isEqualTo(found);
        for (int group = 0; found && group <= matcher.groupCount(); group++) {
            TextWriter out = new TextWriter(Rows.all(1), 8);
            search.put(group, texts, 0, out);
            assertThat(out.build(DataTypes.STRING).value(0))
                    .as("group %s of %s in %s", group, regex, text)
                    .isEqualTo(matcher.group(group));
        }
    }

    @Test
    void literalsAreWhatEveryMatchHolds() {
        for (String regex : List.of("(&|^)channel_id=([^&]*)", "a?bcd", "[ab]x\\.y.*", "(?:u|vw)long", "\\d\\dend$")) {
            assertThat(RegexLiteral.of(regex)).as(regex).isNotNull();
        }
        RegexLiteral literal = RegexLiteral.of("(&|^)channel_id=([^&]*)");
        assertThat(literal).isNotNull();
        assertThat(literal.least()).isZero();
        assertThat(literal.most()).isEqualTo(1);
        for (String regex : List.of("a|b", "(ab)", "[ab]", "(?i)ab", "ab{2}", ".*", "a*", "a\\Qb\\E", "[a[b]]c")) {
            assertThat(RegexLiteral.of(regex)).as(regex).isNull();
        }
    }
}
