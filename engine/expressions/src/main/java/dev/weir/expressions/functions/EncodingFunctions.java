package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.BINARY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Text and numbers as other text, and back: digits of other bases, Base64, character sets, characters by number. */
final class EncodingFunctions {
    private EncodingFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("TO_BASE64")
                        .takes(CHARACTER)
                        .takes(BINARY)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> bytes(type, Base64.getEncoder()::encode)),
                ScalarFunction.named("FROM_BASE64")
                        .takes(CHARACTER)
                        .takes(BINARY)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> bytes(type, EncodingFunctions::fromBase64)),
                ScalarFunction.named("HEX")
                        .takes(INTEGER)
                        .takes(CHARACTER)
                        .takes(BINARY)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> hex(arguments.type(0), type)),
                ScalarFunction.named("UNHEX")
                        .takes(CHARACTER)
                        .returns(Results.nullable(DataTypes.BYTES))
                        .bind((arguments, type) -> unhex(type)),
                ScalarFunction.named("BIN")
                        .takes(INTEGER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> RowKernels.text(type, 16, (columns, out, context) -> {
                            Longs numbers = Longs.of(columns[0]);
                            return row -> out.put(row, Long.toBinaryString(numbers.at(row)));
                        })),
                ScalarFunction.named("ENCODE")
                        .takes(CHARACTER, CHARACTER)
                        .returns(Results.of(DataTypes.BYTES))
                        .bind((arguments, type) -> encode(type)),
                ScalarFunction.named("DECODE")
                        .takes(BINARY, CHARACTER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> decode(type)),
                ScalarFunction.named("ASCII")
                        .takes(CHARACTER)
                        .returns(Results.of(DataTypes.INT))
                        .bind((arguments, type) -> RowKernels.ints(type, (columns, out, context) -> {
                            Texts texts = Texts.of(columns[0]);
                            return row -> out.put(row, texts.length(row) == 0 ? 0 : texts.bytes()[texts.offset(row)]);
                        })),
                ScalarFunction.named("CHR")
                        .takes(INTEGER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> RowKernels.text(type, 2, (columns, out, context) -> {
                            Longs codes = Longs.of(columns[0]);
                            return row -> out.put(row, character(codes.at(row)));
                        })));
    }

    private static String character(long code) {
        return code < 0 ? "" : Character.toString((int) (code & 0xFF));
    }

    /** A result computed from a copy of a row's bytes. */
    private interface Conversion {
        byte[] convert(byte[] bytes);
    }

    private static Kernel bytes(DataType type, Conversion conversion) {
        return RowKernels.text(type, 32, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            return row -> put(out, row, conversion.convert(texts.copy(row)));
        });
    }

    private static void put(TextWriter out, int row, byte[] bytes) {
        out.put(row, bytes, 0, bytes.length);
    }

    private static byte[] fromBase64(byte[] bytes) {
        try {
            return Base64.getDecoder().decode(bytes);
        } catch (IllegalArgumentException malformed) {
            throw WeirException.of(
                    ExpressionError.INVALID_ARGUMENT_VALUE,
                    "'%s' is no Base64: %s",
                    new String(bytes, StandardCharsets.UTF_8),
                    String.valueOf(malformed.getMessage()));
        }
    }

    private static Kernel hex(DataType source, DataType type) {
        boolean number = !CommonTypes.isCharacter(source) && !CommonTypes.isBinary(source);
        return RowKernels.text(type, 32, (arguments, out, context) -> {
            if (number) {
                Longs numbers = Longs.of(arguments[0]);
                return row -> out.put(row, Long.toHexString(numbers.at(row)).toUpperCase(Locale.ROOT));
            }
            Texts texts = Texts.of(arguments[0]);
            HexFormat format = HexFormat.of().withUpperCase();
            return row -> out.put(row, format.formatHex(texts.bytes(), texts.offset(row), texts.end(row)));
        });
    }

    private static Kernel unhex(DataType type) {
        return RowKernels.text(type, 16, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            return row -> {
                String digits = texts.string(row);
                String even = digits.length() % 2 == 0 ? digits : "0" + digits;
                if (even.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                    put(out, row, HexFormat.of().parseHex(even));
                } else {
                    out.putNull(row);
                }
            };
        });
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw WeirException.of(ExpressionError.INVALID_ARGUMENT_VALUE, "there is no character set '%s'", name)
                    .hint("there are US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE and UTF-16");
        }
    }

    private static Kernel encode(DataType type) {
        return RowKernels.text(type, 24, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Charset> charsets = new Patterns<>(EncodingFunctions::charset).open(arguments[1]);
            return row -> put(out, row, texts.string(row).getBytes(charsets.at(row)));
        });
    }

    private static Kernel decode(DataType type) {
        return RowKernels.text(type, 24, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Charset> charsets = new Patterns<>(EncodingFunctions::charset).open(arguments[1]);
            return row ->
                    out.put(row, new String(texts.bytes(), texts.offset(row), texts.length(row), charsets.at(row)));
        });
    }
}
