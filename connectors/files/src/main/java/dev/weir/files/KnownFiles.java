package dev.weir.files;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files that were found. As bytes, names are sorted, each without what it has in common with the one before, and
 * deflated: a million files in a folder take a few megabytes. One thread.
 */
final class KnownFiles {
    private final TreeSet<String> names = new TreeSet<>();
    private byte @Nullable [] bytes;

    /** Adds a file; returns whether it was not known. */
    boolean add(Path file) {
        boolean added = names.add(file.toString());
        bytes = added ? null : bytes;
        return added;
    }

    /** All names; made anew only when some were added. */
    byte[] toBytes() {
        if (bytes == null) {
            ByteWriter writer = new ByteWriter(1).integer(names.size());
            String last = "";
            for (String name : names) {
                int common = 0;
                while (common < Math.min(name.length(), last.length()) && name.charAt(common) == last.charAt(common)) {
                    common++;
                }
                if (common > 0 && Character.isHighSurrogate(name.charAt(common - 1))) {
                    common--;
                }
                writer.integer(common).text(name.substring(common));
                last = name;
            }
            bytes = deflate(writer.toBytes());
        }
        return bytes.clone();
    }

    /** Adds what {@link #toBytes} wrote. */
    void addAll(byte[] deflated) {
        ByteReader reader = new ByteReader(inflate(deflated), 1);
        String last = "";
        for (long left = reader.integer(); left > 0; left--) {
            last = last.substring(0, (int) reader.integer()) + reader.text();
            names.add(last);
        }
        bytes = null;
    }

    private static byte[] deflate(byte[] plain) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(target)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk", e);
        }
        return target.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream stream = new InflaterInputStream(new java.io.ByteArrayInputStream(deflated))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the names of the known files are damaged", e);
        }
    }
}
