package dev.weir.formats.csv;

import dev.weir.data.Batch;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.formats.text.TextColumns;

/**
 * Finds the fields of records in two ways: from the positions that {@link CsvScanner} finds, which is fast, and byte by
 * byte, which is always right. The fast way is taken as long as quotes stand where they should; a record with a quote
 * elsewhere, and files with an escape character, go the slow way.
 */
final class CsvDecoder implements RecordDecoder {
    private static final int WINDOW = 1 << 14;

    private final CsvOptions options;
    private final int fieldCount;
    /** By field of the record the slot of the wanted column, or -1. */
    private final int[] slots;

    private final boolean[] emptyIsNull;
    private final TextColumns columns;
    private final int[][] starts;
    private final int[][] ends;
    private final CsvScanner scanner;
    private final int[] positions = new int[WINDOW];
    private int positionCount;
    private int nextPosition;
    private int scannedTo;
    private boolean headerPending;

    private byte[] chunk = new byte[0];
    private int end;
    private boolean last;
    /** Why the record found last is malformed; empty when it is not. */
    private String problem = "";

    /**
     * @param slots by field of the record the slot of the wanted column, or -1
     * @param emptyIsNull by slot whether an empty field without quotes is NULL: for all but text
     */
    CsvDecoder(CsvOptions options, int[] slots, boolean[] emptyIsNull, TextColumns columns) {
        this.options = options;
        this.fieldCount = slots.length;
        this.slots = slots;
        this.emptyIsNull = emptyIsNull;
        this.columns = columns;
        this.starts = columns.starts();
        this.ends = columns.ends();
        this.scanner = new CsvScanner(options.delimiter(), options.quote());
    }

    @Override
    public void begin(boolean atStart) {
        headerPending = atStart && options.header();
    }

    @Override
    public int decode(byte[] bytes, int from, int to, boolean isLast) {
        chunk = bytes;
        end = to;
        last = isLast;
        columns.begin(bytes);
        rescan(from);
        int at = from;
        while (at < to && !columns.isFull()) {
            int next = record(at);
            if (next < 0) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** Forgets positions found ahead: the next record begins here. */
    private void rescan(int from) {
        scanner.reset();
        scannedTo = from;
        positionCount = 0;
        nextPosition = 0;
    }

    /** The next position, or -1 at the end of the bytes. */
    private int position() {
        while (nextPosition == positionCount) {
            if (scannedTo >= end) {
                return -1;
            }
            int to = Math.min(scannedTo + WINDOW, end);
            positionCount = scanner.scan(chunk, scannedTo, to, positions);
            nextPosition = 0;
            scannedTo = to;
        }
        return positions[nextPosition++];
    }

    /** Takes in the record that begins here; returns where the next one begins, or -1 when its end is not there yet. */
    private int record(int from) {
        if (options.escape() >= 0) {
            return slowRecord(from);
        }
        int field = 0;
        int start = from;
        int row = columns.rows();
        while (true) {
            int found = position();
            if (found == -1) {
                if (!last || scanner.isInside()) {
                    return slowEnd(from);
                }
                found = end;
            }
            int stop = found & ~CsvScanner.QUOTE_SEEN;
            boolean isEnd = stop == end || chunk[stop] == '\n';
            int fieldEnd = isEnd && stop > start && chunk[stop - 1] == '\r' ? stop - 1 : stop;
            boolean quoted = found < 0 || stop == end && startsQuoted(start, fieldEnd);
            if (quoted && !isWellQuoted(start, fieldEnd)) {
                return slowRecord(from);
            }
            if (field < fieldCount && slots[field] >= 0) {
                put(slots[field], row, start, fieldEnd, quoted);
            }
            field++;
            if (isEnd) {
                int recordEnd = field == 1 ? fieldEnd : Math.max(fieldEnd, from);
                return complete(field, from, recordEnd, Math.min(stop + 1, end));
            }
            start = stop + 1;
        }
    }

    private boolean startsQuoted(int start, int stop) {
        if (options.quote() < 0) {
            return false;
        }
        for (int i = start; i < stop; i++) {
            if (chunk[i] == options.quote()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a field with quotes begins and ends with one and has none but doubled ones between. */
    private boolean isWellQuoted(int start, int stop) {
        int quote = options.quote();
        if (stop - start < 2 || chunk[start] != quote || chunk[stop - 1] != quote) {
            return false;
        }
        for (int i = start + 1; i < stop - 1; i++) {
            if (chunk[i] == quote) {
                if (i + 1 >= stop - 1 || chunk[i + 1] != quote) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void put(int slot, int row, int start, int stop, boolean quoted) {
        if (!quoted) {
            boolean isNull = stop == start && emptyIsNull[slot] || isNullLiteral(start, stop);
            starts[slot][row] = isNull ? -1 : start;
            ends[slot][row] = stop;
            return;
        }
        int inner = start + 1;
        int innerEnd = stop - 1;
        boolean escaped = false;
        for (int i = inner; i < innerEnd && !escaped; i++) {
            escaped = chunk[i] == options.quote();
        }
        starts[slot][row] = isNullLiteral(inner, innerEnd) ? -1 : inner;
        ends[slot][row] = escaped ? ~innerEnd : innerEnd;
    }

    private boolean isNullLiteral(int start, int stop) {
        byte[] literal = options.nullLiteral();
        return literal != null
                && stop - start == literal.length
                && java.util.Arrays.equals(chunk, start, stop, literal, 0, literal.length);
    }

    /** Counts the record, unless it is a header, a comment, blank or has the wrong number of fields. */
    private int complete(int fields, int from, int recordEnd, int next) {
        String found = problem;
        problem = "";
        if (headerPending) {
            headerPending = false;
            return next;
        }
        if (options.comments() && recordEnd > from && chunk[from] == '#' || recordEnd <= from && fieldCount > 1) {
            return next;
        }
        if (!found.isEmpty()) {
            columns.malformed(found, from, recordEnd);
        } else if (fields == fieldCount) {
            columns.addRow(from, recordEnd);
        } else if (options.ignoreErrors()) {
            for (int field = fields; field < fieldCount; field++) {
                if (slots[field] >= 0) {
                    starts[slots[field]][columns.rows()] = -1;
                }
            }
            columns.addRow(from, recordEnd);
        } else {
            columns.malformed(
                    "the record has " + fields + (fields == 1 ? " field" : " fields") + " instead of " + fieldCount,
                    from,
                    recordEnd);
        }
        return next;
    }

    /** The bytes are used up within a record: if they are all there is, it is complete or broken. */
    private int slowEnd(int from) {
        return last ? slowRecord(from) : -1;
    }

    /** Takes in a record byte by byte, and lets the scanner begin again behind it. */
    private int slowRecord(int from) {
        int row = columns.rows();
        int field = 0;
        int at = from;
        while (true) {
            int fieldEnd =
                    at < end && chunk[at] == options.quote() ? quotedField(at, row, field) : plainField(at, row, field);
            if (fieldEnd < 0) {
                return -1;
            }
            field++;
            at = fieldEnd + 1;
            if (fieldEnd >= end || chunk[fieldEnd] == '\n') {
                rescan(Math.min(at, end));
                int recordEnd = fieldEnd > from && chunk[fieldEnd - 1] == '\r' ? fieldEnd - 1 : fieldEnd;
                return complete(field, from, recordEnd, Math.min(at, end));
            }
        }
    }

    /** Returns where the delimiter or line end is, {@code end} at the end of all, or -1 when it is not there yet. */
    private int plainField(int from, int row, int field) {
        boolean escaped = false;
        int at = from;
        while (at < end && chunk[at] != options.delimiter() && chunk[at] != '\n') {
            if (chunk[at] == options.escape()) {
                escaped = true;
                at++;
            }
            at++;
        }
        if (at >= end && !last) {
            return -1;
        }
        at = Math.min(at, end);
        boolean isEnd = at == end || chunk[at] == '\n';
        int stop = isEnd && at > from && chunk[at - 1] == '\r' ? at - 1 : at;
        if (field < fieldCount && slots[field] >= 0) {
            put(slots[field], row, from, stop, false);
            markEscaped(slots[field], row, escaped);
        }
        return at;
    }

    private int quotedField(int from, int row, int field) {
        int quote = options.quote();
        boolean escaped = false;
        int at = from + 1;
        while (true) {
            if (at >= end) {
                if (!last) {
                    return -1;
                }
                problem = "a quote is opened and never closed";
                return end;
            }
            if (chunk[at] == options.escape()) {
                escaped = true;
                at += 2;
            } else if (chunk[at] != quote) {
                at++;
            } else if (at + 1 < end && chunk[at + 1] == quote) {
                escaped = true;
                at += 2;
            } else {
                break;
            }
        }
        int close = at++;
        if (at < end && chunk[at] == '\r' && at + 1 < end && chunk[at + 1] == '\n') {
            at++;
        }
        if (at >= end && !last) {
            return -1;
        }
        if (at < end && chunk[at] != options.delimiter() && chunk[at] != '\n') {
            problem = "behind a closing quote, a delimiter or the end of the line must follow";
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            if (at >= end && !last) {
                problem = "";
                return -1;
            }
        }
        if (field < fieldCount && slots[field] >= 0) {
            starts[slots[field]][row] = isNullLiteral(from + 1, close) ? -1 : from + 1;
            ends[slots[field]][row] = close;
            markEscaped(slots[field], row, escaped);
        }
        return Math.min(at, end);
    }

    private void markEscaped(int slot, int row, boolean escaped) {
        if (escaped) {
            ends[slot][row] = ~ends[slot][row];
        }
    }

    @Override
    public int rows() {
        return columns.rows();
    }

    @Override
    public boolean isFull() {
        return columns.isFull();
    }

    @Override
    public Batch take() {
        return columns.take();
    }

    @Override
    public Batch takeWithGaps() {
        return columns.takeWithGaps();
    }
}
