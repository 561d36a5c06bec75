package dev.weir.dataflow.connect;

import dev.weir.base.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of a sink that is written under a hidden name and seen only when it is published, which is the second phase of
 * a commit.
 *
 * @param folder where it lies
 * @param hiddenName its name until then; begins with a dot, so that nobody reads it
 * @param visibleName its name from then on
 */
public record PendingFile(Path folder, String hiddenName, String visibleName) {
    /** The file while nobody is to read it. */
    public Path hidden() {
        return folder.resolve(hiddenName);
    }

    /** The file when it is complete. */
    public Path visible() {
        return folder.resolve(visibleName);
    }

    /**
     * Gives the file its name, in one step; when it has it already, nothing happens. Durable only when the folder is
     * forced. Fails when there is no file of either name, or one of both.
     */
    public void publish() throws IOException {
        boolean pending = Files.exists(hidden());
        if (Files.exists(visible())) {
            if (pending) {
                throw WeirException.of(
                        ConnectError.FILE_EXISTS,
                        "'%s' is to be published as '%s', but there is such a file already",
                        hidden(),
                        visibleName);
            }
            return;
        }
        if (!pending) {
            throw lost();
        }
        Files.move(hidden(), visible(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The error of a file that a checkpoint names and that is nowhere. */
    public WeirException lost() {
        return WeirException.of(
                        ConnectError.FILE_LOST,
                        "'%s' is gone, whose rows a checkpoint counts as written; as '%s' it is not there either",
                        hidden(),
                        visibleName)
                .hint("it was removed or moved by somebody else; put it back, or start from another checkpoint");
    }
}
