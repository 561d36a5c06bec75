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
import org.jspecify.annotations.Nullable;

/**
 * The form of a blob of records: a mark and a version; tables that are there no more; the layouts that occur; for each
 * table its name, layout, numbers of records that are gone, records with their numbers; a mark. Numbers count up from
 * the one before. What is written of a table replaces it, or changes what earlier blobs say.
 */
final class RecordBlob {
    /** The kind of the blobs. */
    static final String KIND = "records";

    static final long MARK = 0x5354_4543_4552_5257L;
    static final long END = 0x444E_4553_4352_5257L;
    static final int VERSION = 1;

    private static final int CHANGES = 0;
    private static final int WHOLE = 1;
    /** Whole, and nobody knows the records by their numbers. */
    private static final int WHOLE_SETTLING = 2;

    private static final int RECORDS_BETWEEN = 1024;

    private RecordBlob() {}

    static void write(Collection<TableId> dropped, List<TablePart> parts, OutputStream target) throws IOException {
        StateOutput out = new StateOutput(target);
        out.writeWord(MARK);
        out.writeNumber(VERSION);
        out.writeNumber(dropped.size());
        for (TableId id : dropped) {
            write(id, out);
        }
        Map<RecordLayout, Integer> layouts = new LinkedHashMap<>();
        parts.forEach(part -> layouts.putIfAbsent(part.table().layout(), layouts.size()));
        out.writeNumber(layouts.size());
        for (RecordLayout layout : layouts.keySet()) {
            LayoutCodec.write(layout, out);
        }
        out.writeNumber(parts.size());
        for (TablePart part : parts) {
            write(part.id(), out);
            out.writeNumber(Objects.requireNonNull(layouts.get(part.table().layout())));
            out.writeByte(!part.isWhole() ? CHANGES : part.table().settles() ? WHOLE_SETTLING : WHOLE);
            part.write(out);
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

    /**
     * Brings tables, whose restoring is not completed, to where a blob wants them. Reads to its end.
     *
     * @param target where new tables go; null to hold them in memory
     * @param isOnly whether no other blob says more of these tables
     */
    static void apply(
            StateInput in, Map<TableId, MemoryRecordTable> tables, @Nullable RestoreTarget target, boolean isOnly)
            throws IOException {
        if (in.readWord() != MARK) {
            throw new DamagedStateException("it does not begin as records do");
        }
        int version = in.readCount("the version of the format");
        if (version != VERSION) {
            throw new DamagedStateException(
                    "it is of version " + version + " of the format; this Weir reads " + VERSION);
        }
        for (int i = in.readCount("the number of dropped tables"); i > 0; i--) {
            tables.remove(readId(in));
        }
        List<RecordLayout> layouts = new ArrayList<>();
        for (int i = in.readCount("the number of layouts"); i > 0; i--) {
            layouts.add(LayoutCodec.read(in));
        }
        for (int i = in.readCount("the number of tables"); i > 0; i--) {
            TableId id = readId(in);
            RecordLayout layout = layouts.get(in.readBelow(layouts.size(), "the number of a layout"));
            int form = in.readByte();
            MemoryRecordTable table = tables.get(id);
            if (form != CHANGES) {
                table = target == null ? new MemoryRecordTable(layout, 0) : target.table(layout);
            }
            if (table == null || !table.layout().equals(layout)) {
                throw new DamagedStateException("table '" + id + "' has changes only, but no records before them");
            }
            try {
                if (form == WHOLE_SETTLING && isOnly && target != null && target.takes(layout)) {
                    readUnnumbered(in, id, table, target);
                } else {
                    readRecords(in, table);
                }
            } catch (DamagedStateException e) {
                throw new DamagedStateException("table '" + id + "': " + e.getMessage());
            }
            tables.put(id, table);
        }
        if (in.readWord() != END || !in.isAtEnd()) {
            throw new DamagedStateException("it does not end where it should, but at byte " + in.offset());
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
