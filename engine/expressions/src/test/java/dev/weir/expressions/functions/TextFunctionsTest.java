package dev.weir.expressions.functions;

import static dev.weir.expressions.functions.FunctionTester.function;

import dev.weir.data.DataTypes;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextFunctionsTest {
    private static final Literal NO_TEXT = Literal.nullOf(DataTypes.STRING);
    private static final Literal BOTH = Literal.text("BOTH");

    @Test
    void partsOfText() {
        function("SUBSTRING")
                .gives("his", "This", 2, 3)
                .gives("his is", "This is", 2)
                .gives(null, "This", 2, -1)
                .gives("g", "String.", -2, 1)
                .gives("", "x", -2, 0)
                .gives("1世", "1世3", 1, 2)
                .gives("", "abc", -5, 2)
                .gives("", "abc", 9);
        function("LEFT").gives("Hel", "Hello", 3).gives("", "Hello", -2).gives("äö", "äöü", 2);
        function("RIGHT").gives("lo", "Hello", 2).gives("", "Hello", 0).gives("öü", "äöü", 2);
        function("TRIM")
                .gives("x", BOTH, Literal.text(" "), "  x  ")
                .gives("dd", BOTH, Literal.text("abc"), "abcddcba")
                .gives("情", BOTH, Literal.text("开心"), "心情开开心心")
                .gives("  x", Literal.text("TRAILING"), Literal.text(" "), "  x ")
                .gives("STRINGxx", Literal.text("LEADING"), Literal.text("x"), "xxSTRINGxx");
        function("LTRIM").gives("x ", "  x ").gives("ddcba", "abcddcba", "abc").gives(null, "a", NO_TEXT);
        function("RTRIM").gives("This is a tes", "This is a test String.", "String. ");
        function("BTRIM").gives("b", "aba", "a");
        function("SPLIT_INDEX")
                .gives("st", "Test", "e", 1)
                .gives(null, "test", "e", -1)
                .gives("test", "test", "x", 0)
                .gives(null, "test", "x", 1)
                .gives("b", "a,b", 44, 1);
        function("OVERLAY")
                .gives("xxxxxxxxx", "xxxxxtest", "xxxx", 6)
                .gives("123456789", "123456789", "It", -1, 2)
                .gives("1abc", "123456789", "abc", 2, -1)
                .gives("This IS", "This is a test", "IS", 6, 100)
                .gives("It is", "This is", "It", 1, 4);
    }

    @Test
    void casesAndLengths() {
        function("UPPER").gives("ABC-Ä1", "abc-ä1").gives("", "");
        function("LOWER").gives("abcdefghijk ß", "ABCDEFGHIJK ß").gives("string", "STRING");
        function("INITCAP").gives("Flink Is-Cool", "fLinK iS-cOOL");
        function("REVERSE").gives("世ab", "ba世");
        function("CHAR_LENGTH")
                .gives(4, "äöü世")
                .gives(22, "This is a test String.")
                .gives(0, "");
        function("REPEAT").gives("aaa", "a", 3).gives("", "a", -1).gives("", "", 1000000000);
        function("LPAD")
                .gives("??hi", "hi", 4, "??")
                .gives("a", "ab", 1, "??")
                .gives(null, "hi", -1, "x")
                .gives("⎨", "⎨⎨", 1, "??");
        function("RPAD")
                .gives("äää1234512345", "äää", 13, "12345")
                .gives(null, "abcd", 5, "")
                .gives("abcd", "abcd", 4, "");
    }

    @Test
    void findingText() {
        function("POSITION")
                .gives(4, "test", "xxxtest")
                .gives(0, "x", "abc")
                .gives(1, "", "abc")
                .gives(3, "c", "äöc");
        function("LOCATE")
                .gives(4, "test", "xxxtest")
                .gives(7, "t", "xxxtxxt", 5)
                .gives(0, "t", "t", 0);
        function("INSTR")
                .gives(14, "Corporate Floor", "or", 3, 2)
                .gives(2, "Corporate Floor", "or", -3, 2)
                .gives(0, "abc", "x");
        function("REPLACE")
                .gives("hello flink", "hello world", "world", "flink")
                .gives("Ths s", "This is", "i", "")
                .gives("abc", "abc", "", "x");
        function("STARTSWITH")
                .gives(true, "in中文", "in中")
                .gives(false, "a", "ab")
                .gives(true, new byte[] {1, 2}, new byte[] {1});
        function("ENDSWITH").gives(true, "in中文", "n中文").gives(false, "b", "ab");
    }

    @Test
    void likeMatchesByParts() {
        FunctionTester like = function("LIKE");
        like.gives(true, "This is a test", "%is a%")
                .gives(true, "abcxxxdef", "abcx%")
                .gives(true, "abcxxxdef", "%%def")
                .gives(true, "abcxxxdef", "abc%def%")
                .gives(false, "abcxxxdef", "%abc%qef")
                .gives(true, "TE_ST", "%E_S%")
                .gives(false, "TE_ST", "%E\\_S%")
                .gives(true, "", "")
                .gives(true, "", "%")
                .gives(false, "test", "")
                .gives(true, "aaa", "%a_a%")
                .gives(false, "aa", "a_a")
                .gives(true, "世界", "__")
                .gives(true, "x世y", "x_y")
                .gives(true, "abab", "%ab")
                .gives(false, "ab", "ab%ab")
                .gives(true, "t\"es\"t", "_\"__\"_")
                .gives(true, "mississippi", "m%iss%ip%i")
                .gives(false, "mississippi", "m%issx%");
        like.gives(true, "%Th_s", "&%Th&_s", "&")
                .gives(true, "test%", "test✅%", "✅")
                .gives(true, "te_st", "te__st", "_");
        like.fails(ExpressionError.INVALID_PATTERN, "x", "te_st", "_")
                .fails(ExpressionError.INVALID_PATTERN, "x", "%E_S%", "ab")
                .fails(ExpressionError.INVALID_PATTERN, "x", "a&", "&");
        function("SIMILAR TO")
                .gives(true, "*_This is a test String.", "&*&_This (is)? a (test)+ Strin_*", "&")
                .gives(true, "TEST", ".EST")
                .gives(true, "a1", "[[:ALPHA:]][[:digit:]]");
    }

    @Test
    void regularExpressions() {
        function("REGEXP")
                .gives(false, "abc-def", "(\\d+)")
                .gives(true, "a", "a")
                .gives(false, "a", "(");
        function("REGEXP_REPLACE")
                .gives("fabcbabc", "foobar", "oo|ar", "abc")
                .gives("f\\bar", "foobar", "oo", "\\")
                .gives(null, "a", "(", "b");
        function("REGEXP_EXTRACT")
                .gives("the", "foothebar", "foo(.*?)(bar)", 1)
                .gives("foothebar", "foothebar", "foo(.*?)(bar)")
                .gives(null, "foothebar", "foo([\\d]+)", 1);
        function("REGEXP_EXTRACT_ALL")
                .gives(List.of("100", "300"), "100-200, 300-400", "(\\d+)-(\\d+)")
                .gives(Arrays.asList(null, ""), "abcdeabde", "(abcdeabde)|([a-z]*)", 2)
                .gives(null, "a", "(")
                .gives(List.of(), "1", "[a-z]", 0);
        function("REGEXP_COUNT").gives(6, "abc123xyz456", "\\d").gives(null, "a", "(");
        function("REGEXP_INSTR")
                .gives(14, "hello world! Hello everyone!", "Hello")
                .gives(0, "a", "b");
        function("REGEXP_SUBSTR").gives("b", "abc", "b");
    }

    @Test
    void puttingTogetherAndTakingApart() {
        function("||").gives("Абвгде谢谢", "Абвгде", "谢谢").gives(null, "a", NO_TEXT);
        function("CONCAT").gives("AABBCC---", "AA", "BB", "CC", "---").gives(null, "a", NO_TEXT);
        function("CONCAT_WS")
                .gives("AA~BB~~CC", Literal.text("~"), NO_TEXT, "AA", "BB", "", NO_TEXT, "CC")
                .gives(null, NO_TEXT, "a", "b");
        function("SPLIT")
                .gives(List.of("", "123", "", "", "123", ""), ",123,,,123,", ",")
                .gives(List.of("1", "2"), "12", "")
                .gives(List.of("12345"), "12345", ",");
        function("STR_TO_MAP")
                .gives(Map.of("k1", "v1", "k2", " v2"), "k1$$v1|k2$$ v2", "\\|", "\\$\\$")
                .gives(Map.of("a", "b"), "a=b");
        function("TRANSLATE")
                .gives("www.1p13h.org", "www.apache.org", "abcde", "123")
                .gives("www.apache.org", "www.apache.org", NO_TEXT, "1")
                .gives("ααα.笑.org", "www.😀.org", "😀w", "笑α");
        function("ELT")
                .gives("scala", 1, "scala", "java")
                .gives(null, 3, "a", "b")
                .gives("a", 1, "a", NO_TEXT);
        function("PRINTF")
                .gives("00001024", "%08d", 1024)
                .gives("null null", "%s %s", NO_TEXT, NO_TEXT)
                .gives(null, "%s");
        function("IS_ALPHA").gives(true, "abc").gives(false, "a1").gives(false, NO_TEXT);
        function("IS_DECIMAL").gives(true, "11.4445").gives(false, "x");
        function("IS_DIGIT").gives(true, "3").gives(false, "");
    }

    @Test
    void encodings() {
        function("TO_BASE64").gives("AQIDBA==", new byte[] {1, 2, 3, 4}).gives("VGhpcw==", "This");
        function("FROM_BASE64")
                .gives("hello world", "aGVsbG8gd29ybGQ=")
                .fails(ExpressionError.INVALID_ARGUMENT_VALUE, "!");
        function("HEX").gives("FFFFFFFFFFFFFFFF", -1).gives("C3B6", "ö").gives("2A", (byte) 42);
        function("UNHEX").gives(new byte[] {0x0A, (byte) 0xBC}, "ABC").gives(null, "xy");
        function("BIN").gives("101011", 43);
        function("DECODE").gives("aabbef", "aabbef".getBytes(java.nio.charset.StandardCharsets.UTF_16LE), "UTF-16LE");
        function("ENCODE")
                .gives(new byte[] {'a'}, "a", "utf-8")
                .fails(ExpressionError.INVALID_ARGUMENT_VALUE, "a", "utf-9");
        function("ASCII").gives(101, "efg").gives(0, "");
        function("CHR").gives("a", 97).gives("\u0095", 149).gives("", -1);
        function("MD5").gives("d41d8cd98f00b204e9800998ecf8427e", "");
        function("SHA224").gives("90a3ed9e32b2aaf4c61c410eb925426119e1a9dc53d4286ade99a809", "test");
        function("SHA2")
                .gives("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "test", 256)
                .gives(null, "test", 1);
        function("HASH_CODE").gives(96354, "abc");
        function("URL_DECODE")
                .gives("inva lid://user", "inva+lid%3A%2F%2Fuser")
                .gives(null, "illegal escape pattern test%");
        function("URL_ENCODE").gives("inva+lid%3A", "inva lid:");
        function("INET_ATON").gives(2130706433L, "127.0.0.1").gives(null, "1.2.3.400");
        function("INET_NTOA").gives("127.0.0.1", 2130706433L).gives(null, -1);
    }

    @Test
    void partsOfUrls() {
        String url = "http://userinfo@flink.apache.org:80/path?query=1&q2=2#Ref";
        function("PARSE_URL")
                .gives("flink.apache.org", url, "HOST")
                .gives("http", url, "PROTOCOL")
                .gives("query=1&q2=2", url, "QUERY")
                .gives("userinfo", url, "USERINFO")
                .gives("userinfo@flink.apache.org:80", url, "AUTHORITY")
                .gives("/path?query=1&q2=2", url, "FILE")
                .gives("Ref", url, "REF")
                .gives("2", url, "QUERY", "q2")
                .gives("", "http://user:pass@host/?#", "QUERY")
                .gives(null, "http://user:pass@host/", "REF")
                .gives(null, "invalid://user:pass@host/x", "HOST");
    }
}
