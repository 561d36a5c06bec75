package dev.weir.state;

import dev.weir.dataflow.state.RecordLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a blob of records: a mark and a version; tables that are there no more; the layouts that occur; for each
 * table its name, layout, numbers of records that are gone, records with their numbers; a mark. Numbers count up from
 * the one before. Of a table that was on disk: the tables whose records belong to its own, then entries of a key and
 * what {@link FamilyEncoder} makes of the record, or nothing if it is gone. What is written of a table replaces it, or
 * changes what earlier blobs say.
 */
final class RecordBlob {
    /** The kind of the blobs. */
    static final String KIND = "records";

    static final long MARK = 0x5354_4543_4552_5257L;
    static final long END = 0x444E_4553_4352_5257L;
    static final int VERSION = 1;

    /** Records by their numbers, as far as they changed. */
    static final int CHANGES = 0;
    /** All records by their numbers. */
    static final int WHOLE = 1;
    /** Whole, and nobody knows the records by their numbers. */
    static final int WHOLE_SETTLING = 2;
    /** All records of a table with those that belong to them, by their keys. */
    static final int WHOLE_ENTRIES = 3;
    /** The same, as far as they changed. */
    static final int CHANGED_ENTRIES = 4;

    private static final int RECORDS_BETWEEN = 1024;

    private RecordBlob() {}

    static void write(Collection<TableId> dropped, List<? extends BlobPart> parts, OutputStream target)
            throws IOException {
        StateOutput out = new StateOutput(target);
        out.writeWord(MARK);
        out.writeNumber(VERSION);
        out.writeNumber(dropped.size());
        for (TableId id : dropped) {
            write(id, out);
        }
        Map<RecordLayout, Integer> layouts = new LinkedHashMap<>();
        parts.forEach(part -> part.layouts().forEach(layout -> layouts.putIfAbsent(layout, layouts.size())));
        out.writeNumber(layouts.size());
        for (RecordLayout layout : layouts.keySet()) {
            LayoutCodec.write(layout, out);
        }
        out.writeNumber(parts.size());
        for (BlobPart part : parts) {
            write(part.id(), out);
            out.writeNumber(Objects.requireNonNull(layouts.get(part.layouts().getFirst())));
            out.writeByte(part.form());
            part.write(out, layouts);
        }
        out.writeWord(END);
        out.flush();
    }

    private static void write(TableId id, StateOutput out) throws IOException {
        out.writeText(id.name());
        Long namespace = id.namespace();
        out.writeByte(namespace == null ? 0 : 1);
        if (namespace != null) {
            out.writeSigned(namespace);
        }
    }

    /** The tables that a blob says are there no more. Reads no further. */
    static List<TableId> dropped(StateInput in) throws IOException {
        if (in.readWord() != MARK) {
            throw new DamagedStateException("it does not begin as records do");
        }
        int version = in.readCount("the version of the format");
        if (version != VERSION) {
            throw new DamagedStateException(
                    "it is of version " + version + " of the format; this Weir reads " + VERSION);
        }
        List<TableId> dropped = new ArrayList<>();
        for (int i = in.readCount("the number of dropped tables"); i > 0; i--) {
            dropped.add(readId(in));
        }
        return dropped;
    }

    /**
     * Brings tables, whose restoring is not completed, to where a blob wants them. Reads to its end.
     *
     * @param target where tables go that nobody knows by numbers
     * @param isOnly whether no other blob says more of these tables
     * @param outdated tables whose entries later blobs take back
     */
    static void apply(
            StateInput in,
            Map<TableId, MemoryRecordTable> tables,
            RestoreTarget target,
            boolean isOnly,
            Set<TableId> outdated)
            throws IOException {
        dropped(in).forEach(tables::remove);
        List<RecordLayout> layouts = new ArrayList<>();
        for (int i = in.readCount("the number of layouts"); i > 0; i--) {
            layouts.add(LayoutCodec.read(in));
        }
        for (int i = in.readCount("the number of tables"); i > 0; i--) {
            TableId id = readId(in);
            RecordLayout layout = layouts.get(in.readBelow(layouts.size(), "the number of a layout"));
            int form = in.readByte();
            try {
                if (form == WHOLE_ENTRIES || form == CHANGED_ENTRIES) {
                    tables.remove(id);
                    FamilyShape shape = readShape(in, id, layout, layouts);
                    FamilyRestore family = outdated.contains(id) ? null : target.family(id, shape);
                    readEntries(in, family, form == WHOLE_ENTRIES);
                } else {
                    tables.put(id, readTable(in, id, layout, form, tables.get(id), target, isOnly));
                }
            } catch (DamagedStateException e) {
                throw new DamagedStateException("table '" + id + "': " + e.getMessage());
            }
        }
        if (in.readWord() != END || !in.isAtEnd()) {
            throw new DamagedStateException("it does not end where it should, but at byte " + in.offset());
        }
    }

    private static MemoryRecordTable readTable(
            StateInput in,
            TableId id,
            RecordLayout layout,
            int form,
            @Nullable MemoryRecordTable before,
            RestoreTarget target,
            boolean isOnly)
            throws IOException {
        if (form == CHANGES) {
            if (before == null || !before.layout().equals(layout)) {
                throw new DamagedStateException("it has changes only, but no records before them");
            }
            readRecords(in, before);
            return before;
        }
        MemoryRecordTable table = target.table(layout);
        if (form == WHOLE_SETTLING && isOnly && target.takes(layout)) {
            readUnnumbered(in, id, table, target);
        } else {
            readRecords(in, table);
        }
        return table;
    }

    private static FamilyShape readShape(StateInput in, TableId id, RecordLayout root, List<RecordLayout> layouts)
            throws IOException {
        List<String> names = new ArrayList<>(List.of(id.name()));
        List<RecordLayout> all = new ArrayList<>(List.of(root));
        for (int i = in.readCount("the number of tables that belong to one"); i > 0; i--) {
            names.add(in.readText());
            all.add(layouts.get(in.readBelow(layouts.size(), "the number of a layout")));
        }
        return FamilyShape.of(names, all);
    }

    /** @param family null when they are not wanted */
    private static void readEntries(StateInput in, @Nullable FamilyRestore family, boolean isWhole) throws IOException {
        for (long i = in.readNumber(); i != 0; i--) {
            int keyLength = in.readCount("the length of a key");
            byte[] key = in.readExactly(keyLength);
            int length = in.readCount("the length of a value") - 1;
            byte[] value = length < 0 ? null : in.readExactly(length);
            if (family != null) {
                family.add(key, value, isWhole);
            }
        }
        if (family != null) {
            family.flush(isWhole);
        }
    }

    private static TableId readId(StateInput in) throws IOException {
        String name = in.readText();
        return new TableId(name, in.readByte() == 0 ? null : in.readSigned());
    }

    private static void readRecords(StateInput in, MemoryRecordTable table) throws IOException {
        RecordCodec codec = new RecordCodec(table.layout(), table.keyLayout());
        int nullRecord = in.readCount("the number of a record") - 1;
        int record = 0;
        for (int i = in.readCount("the number of removed records"); i > 0; i--) {
            record = next(in, record);
            if (!table.isUsed(record)) {
                throw new DamagedStateException("record " + record + " is gone, but was not there before");
            }
            codec.free(table.pages(), record, table.arena());
            table.restoring().takeBack(record);
        }
        record = 0;
        for (int i = in.readCount("the number of records"); i > 0; i--) {
            record = next(in, record);
            if (table.isUsed(record)) {
                codec.free(table.pages(), record, table.arena());
            }
            table.restoring().restore(record);
            codec.read(in, table.pages(), record, table.arena());
        }
        if (nullRecord >= 0 && !table.isUsed(nullRecord)) {
            throw new DamagedStateException("record " + nullRecord + ", that of the NULL key, is not there");
        }
        table.restoring().restoreNullRecord(nullRecord);
    }

    /** Reads records whose numbers do not matter; what does not fit into memory goes on to disk. */
    private static void readUnnumbered(StateInput in, TableId id, MemoryRecordTable table, RestoreTarget target)
            throws IOException {
        RecordCodec codec = new RecordCodec(table.layout(), table.keyLayout());
        int nullRecord = in.readCount("the number of a record") - 1;
        if (in.readCount("the number of removed records") > 0) {
            throw new DamagedStateException("it is whole, but has removed records");
        }
        // The NULL key's record stays, in the first place.
        int kept = nullRecord < 0 ? 0 : 1;
        boolean hasNull = nullRecord < 0;
        if (kept > 0) {
            table.restoring().restoreNullRecord(table.restoring().restoreNext());
        }
        int record = 0;
        for (int i = in.readCount("the number of records"); i > 0; i--) {
            record = next(in, record);
            hasNull |= record == nullRecord;
            codec.read(
                    in,
                    table.pages(),
                    record == nullRecord ? 0 : table.restoring().restoreNext(),
                    table.arena());
            if (i % RECORDS_BETWEEN == 0) {
                target.relieve(id, table, kept);
            }
        }
        if (!hasNull) {
            throw new DamagedStateException("record " + nullRecord + ", that of the NULL key, is not there");
        }
    }

    private static int next(StateInput in, int last) throws IOException {
        long next = last + (long) in.readCount("the number of a record");
        if (next >= Integer.MAX_VALUE) {
            throw new DamagedStateException("there is no record " + next);
        }
        return (int) next;
    }
}
