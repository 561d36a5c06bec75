package dev.weir.simulator;

import dev.weir.base.FileStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A disk that outlives crashes of the processes that use it, and that fails when it is told to: what was to be written
 * is then there, or not, or half of it. One thread.
 */
public final class SimulatedFiles implements FileStore {
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private Decision fails = (operation, effect) -> false;

    /** Decides whether an operation fails. */
    @FunctionalInterface
    public interface Decision {
        /**
         * Whether it fails now.
         *
         * @param operation such as {@code commit <name>}
         * @param effect whether it has had its effect already, of which the caller will not know
         */
        boolean fails(String operation, boolean effect);
    }

    /** From now on operations fail as this decides. */
    public void failWhen(Decision decision) {
        fails = decision;
    }

    /** A part of the disk, as a store of its own. */
    public FileStore folder(String name) {
        return new Folder(name + "/");
    }

    @Override
    public Draft create(String name) throws IOException {
        check("create " + name, false);
        return new MemoryDraft(name);
    }

    @Override
    public boolean createIfAbsent(String name, byte[] contents) throws IOException {
        check("createIfAbsent " + name, false);
        boolean created = files.putIfAbsent(name, contents.clone()) == null;
        check("createIfAbsent " + name, true);
        return created;
    }

    @Override
    public InputStream open(String name) throws IOException {
        check("open " + name, false);
        byte[] contents = files.get(name);
        if (contents == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(contents);
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        check("list " + prefix, false);
        List<Entry> entries = new ArrayList<>();
        files.forEach((name, contents) -> {
            if (name.startsWith(prefix)) {
                entries.add(new Entry(name, contents.length));
            }
        });
        return entries;
    }

    @Override
    public void delete(String name) throws IOException {
        check("delete " + name, false);
        files.remove(name);
        check("delete " + name, true);
    }

    /** Damages a file as a broken disk would: drops its end, or changes a byte. */
    public void damage(String name, boolean truncate) {
        byte[] contents = files.get(name);
        if (contents == null || contents.length == 0) {
            return;
        }
        byte[] damaged = truncate ? Arrays.copyOf(contents, contents.length / 2) : contents.clone();
        if (!truncate) {
            damaged[damaged.length / 2] ^= 1;
        }
        files.put(name, damaged);
    }

    /** The names of all files. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public String describe() {
        return "the simulated disk";
    }

    private void check(String operation, boolean effect) throws IOException {
        if (fails.fails(operation, effect)) {
            throw new IOException("the simulated disk failed at: " + operation);
        }
    }

    private final class MemoryDraft implements Draft {
        private final String name;
        private final ByteArrayOutputStream contents = new ByteArrayOutputStream();

        MemoryDraft(String name) {
            this.name = name;
        }

        @Override
        public OutputStream stream() {
            return contents;
        }

        @Override
        public void commit() throws IOException {
            check("commit " + name, false);
            byte[] whole = contents.toByteArray();
            files.put(name, Arrays.copyOf(whole, whole.length / 2));
            check("tear " + name, true);
            files.put(name, whole);
            check("commit " + name, true);
        }

        @Override
        public void close() {}
    }

    /** Names below a folder. */
    private final class Folder implements FileStore {
        private final String prefix;

        Folder(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public Draft create(String name) throws IOException {
            return SimulatedFiles.this.create(prefix + name);
        }

        @Override
        public boolean createIfAbsent(String name, byte[] contents) throws IOException {
            return SimulatedFiles.this.createIfAbsent(prefix + name, contents);
        }

        @Override
        public InputStream open(String name) throws IOException {
            return SimulatedFiles.this.open(prefix + name);
        }

        @Override
        public List<Entry> list(String wanted) throws IOException {
            return SimulatedFiles.this.list(prefix + wanted).stream()
                    .map(entry -> new Entry(entry.name().substring(prefix.length()), entry.length()))
                    .toList();
        }

        @Override
        public void delete(String name) throws IOException {
            SimulatedFiles.this.delete(prefix + name);
        }

        @Override
        public String describe() {
            return SimulatedFiles.this.describe() + "/" + prefix;
        }
    }
}
