package dev.weir.state;

import dev.weir.data.objects.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The contents of one blob: tables of classes, then sections that refer to them. Table 0 is the instance's own; others
 * belong to restored state that nobody has asked for and that is passed on as it was.
 *
 * <p>Layout: magic, version, whether it is full or changes an earlier one, the tables (a length and bytes each), the
 * sections (see {@link ObjectSection#writeTo}), the magic again.
 */
final class ObjectBlob {
    static final int MAGIC = 0x574F424A; // WOBJ
    static final int VERSION = 2;

    private record Numbered(ObjectSection section, int classes) {}

    private final boolean full;
    private final List<byte[]> classes = new ArrayList<>();
    private final List<Numbered> sections = new ArrayList<>();

    ObjectBlob(boolean full) {
        this.full = full;
        classes.add(ObjectSection.NOTHING);
    }

    void add(ObjectSection section) {
        sections.add(new Numbered(section, 0));
    }

    /** Adds a section whose bytes refer to a table of classes from elsewhere. */
    void add(ObjectSection section, byte[] table) {
        int number = classes.indexOf(table);
        if (number < 0) {
            number = classes.size();
            classes.add(table);
        }
        sections.add(new Numbered(section, number));
    }

    /** Describes the instance's own classes; called when all sections are filled. */
    void setClasses(ObjectWriter writer) {
        sections.forEach(numbered -> numbered.section.held().describe(writer));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.shapes(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classes.set(0, bytes.toByteArray());
    }

    /** Whether there are states that are written as a whole each time. */
    boolean hasLists() {
        return sections.stream().anyMatch(numbered -> numbered.section.kind().isWhole());
    }

    boolean isEmpty() {
        return sections.stream().allMatch(numbered -> numbered.section.isEmpty());
    }

    void clear() {
        sections.clear();
    }

    /** @param late knows the instance's own classes, and makes bytes of what the sections hold as it is */
    void writeTo(OutputStream target, ObjectWriter late) throws IOException {
        List<ObjectSection> held = sections.stream()
                .map(Numbered::section)
                .filter(section -> section.held().count() > 0)
                .toList();
        List<Numbered> ready = sections.stream()
                .filter(numbered -> !numbered.section.isHeldOnly())
                .toList();
        DataOutputStream out = new DataOutputStream(target);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeBoolean(full);
        out.writeInt(classes.size());
        for (byte[] table : classes) {
            out.writeInt(table.length);
            out.write(table);
        }
        out.writeInt(ready.size() + held.size());
        for (Numbered numbered : ready) {
            numbered.section.writeTo(out, numbered.classes);
        }
        for (ObjectSection section : held) {
            section.held().writeTo(section.name(), section.kind(), late, out);
        }
        out.writeInt(MAGIC);
        out.flush();
    }
}
