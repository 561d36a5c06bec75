package dev.weir.stream.sinks;

import dev.weir.base.ByteReader;
import dev.weir.base.Folders;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.PendingFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gives the files of a checkpoint their names. One thread at a time. */
record PublishedFiles(Path folder) implements Sink.Committer {
    static final int VERSION = 1;

    @Override
    public void commit(List<byte[]> committables) {
        Set<Path> folders = new TreeSet<>();
        for (byte[] bytes : committables) {
            ByteReader reader = new ByteReader(bytes, VERSION);
            PendingFile file = new PendingFile(folder.resolve(reader.text()), reader.text(), reader.text());
            try {
                file.publish();
            } catch (IOException failure) {
                throw BucketFile.failed(file.visible(), failure);
            }
            folders.add(file.folder());
        }
        for (Path changed : folders) {
            try {
                Folders.force(changed);
            } catch (IOException failure) {
                throw BucketFile.failed(changed, failure);
            }
        }
    }
}
