package dev.weir.tidy;

import java.nio.file.Path;

/** A place where a house rule is broken. */
public record Finding(Path file, long line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
