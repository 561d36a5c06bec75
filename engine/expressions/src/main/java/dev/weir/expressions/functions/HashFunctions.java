package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.BINARY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.data.DataTypes;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Digests of text and binary as lower-case hexadecimal digits. */
final class HashFunctions {
    private static final HexFormat HEX = HexFormat.of();

    private HashFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                digest("MD5", "MD5"),
                digest("SHA1", "SHA-1"),
                digest("SHA224", "SHA-224"),
                digest("SHA256", "SHA-256"),
                digest("SHA384", "SHA-384"),
                digest("SHA512", "SHA-512"),
                ScalarFunction.named("SHA2")
                        .takes(CHARACTER, INTEGER)
                        .takes(BINARY, INTEGER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> RowKernels.text(type, 64, (columns, out, context) -> {
                            Texts texts = Texts.of(columns[0]);
                            Longs lengths = Longs.of(columns[1]);
                            Map<Long, MessageDigest> digests = new HashMap<>();
                            return row -> {
                                long length = lengths.at(row);
                                if (length == 224 || length == 256 || length == 384 || length == 512) {
                                    write(digests.computeIfAbsent(length, l -> algorithm("SHA-" + l)), texts, row, out);
                                } else {
                                    out.putNull(row);
                                }
                            };
                        })),
                ScalarFunction.named("HASH_CODE")
                        .takes(ANY)
                        .returns(Results.of(DataTypes.INT))
                        .bind((arguments, type) -> RowKernels.ints(type, (columns, out, context) -> row -> {
                            Object value = Objects.requireNonNull(columns[0].value(row));
                            out.put(row, value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value.hashCode());
                        })));
    }

    private static ScalarFunction digest(String name, String algorithm) {
        return ScalarFunction.named(name)
                .takes(CHARACTER)
                .takes(BINARY)
                .returns(Results.of(DataTypes.STRING))
                .bind((arguments, type) -> RowKernels.text(type, 64, (columns, out, context) -> {
                    Texts texts = Texts.of(columns[0]);
                    MessageDigest digest = algorithm(algorithm);
                    return row -> write(digest, texts, row, out);
                }));
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has " + name, missing);
        }
    }

    private static void write(MessageDigest digest, Texts texts, int row, TextWriter out) {
        digest.update(texts.bytes(), texts.offset(row), texts.length(row));
        out.put(row, HEX.formatHex(digest.digest()));
    }
}
