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
    static final int VERSION = 1;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.shapes(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classes.set(0, bytes.toByteArray());
    }

    boolean isEmpty() {
        return sections.stream().allMatch(numbered -> numbered.section.isEmpty());
    }

    void clear() {
        sections.clear();
    }

    void writeTo(OutputStream target) throws IOException {
        DataOutputStream out = new DataOutputStream(target);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeBoolean(full);
        out.writeInt(classes.size());
        for (byte[] table : classes) {
            out.writeInt(table.length);
            out.write(table);
        }
        out.writeInt(sections.size());
        for (Numbered numbered : sections) {
            numbered.section.writeTo(out, numbered.classes);
        }
        out.writeInt(MAGIC);
        out.flush();
    }
}
