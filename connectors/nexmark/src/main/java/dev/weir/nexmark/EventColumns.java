package dev.weir.nexmark;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.data.Validity;
import java.util.ArrayList;
import java.util.List;

/** Makes the columns of events that follow each other. One batch. */
final class EventColumns {
    private final Auctions all;
    private final long first;
    private final int count;
    /** By kind of event, the rows that are of it. */
    private final int[][] rows = new int[3][];

    private final int[] rowCounts = new int[3];
    private final int[] kinds;

    EventColumns(Auctions all, long first, int count) {
        this.all = all;
        this.first = first;
        this.count = count;
        kinds = new int[count];
        for (int kind = 0; kind < rows.length; kind++) {
            rows[kind] = new int[count];
        }
        for (int row = 0; row < count; row++) {
            int kind = all.kind(first + row);
            kinds[row] = kind;
            rows[kind][rowCounts[kind]++] = row;
        }
    }

    Column column(EventTable.EventColumn column) {
        return switch (column) {
            case EventTable.Kind kind -> new IntColumn(kind.type(), count, kinds, null);
            case EventTable.Time time -> new TimestampColumn(time.type(), count, times(), null, null);
            case EventTable.Event event -> event(event);
        };
    }

    private long[] times() {
        long[] millis = new long[count];
        for (int row = 0; row < count; row++) {
            millis[row] = all.millis(first + row);
        }
        return millis;
    }

    private RowColumn event(EventTable.Event event) {
        long[] validity = new long[Validity.words(count)];
        int[] own = rows[event.kind()];
        int n = rowCounts[event.kind()];
        for (int i = 0; i < n; i++) {
            Validity.setValid(validity, own[i]);
        }
        List<Column> fields = new ArrayList<>();
        for (EventField field : event.fields()) {
            fields.add(
                    event.read().contains(field)
                            ? field(field, own, n, validity)
                            : ConstantColumn.of(field.type(), null, count));
        }
        return new RowColumn(event.type(), count, fields, validity);
    }

    private Column field(EventField field, int[] own, int n, long[] validity) {
        return switch (field.value) {
            case EventField.Numbers numbers -> {
                long[] values = new long[count];
                for (int i = 0; i < n; i++) {
                    values[own[i]] = numbers.of(all, first + own[i]);
                }
                yield new LongColumn(field.type(), count, values, validity);
            }
            case EventField.Times times -> {
                long[] values = new long[count];
                for (int i = 0; i < n; i++) {
                    values[own[i]] = times.of(all, first + own[i]);
                }
                yield new TimestampColumn(field.type(), count, values, null, validity);
            }
            case EventField.Words words -> {
                Texts texts = new Texts(count, n * field.size);
                for (int i = 0; i < n; i++) {
                    texts.begin(own[i]);
                    words.add(all, first + own[i], texts);
                    texts.end(own[i]);
                }
                yield texts.column(field.type(), validity);
            }
            case EventField.Cuts cuts -> cuts(cuts, field.type(), own, n, validity);
            case EventField.Entries entries -> {
                TextDictionary dictionary = entries.dictionary();
                int[] offsets = new int[count];
                int[] lengths = new int[count];
                for (int i = 0; i < n; i++) {
                    int number = entries.number().of(all, first + own[i]);
                    offsets[own[i]] = dictionary.offsets()[number];
                    lengths[own[i]] = dictionary.lengths()[number];
                }
                yield new BytesColumn(field.type(), count, dictionary.bytes(), offsets, lengths, validity);
            }
        };
    }

    /** Parts of the pool itself, unless one of them is longer than the pool. */
    private BytesColumn cuts(EventField.Cuts cuts, DataType type, int[] own, int n, long[] validity) {
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        int longest = 0;
        for (int i = 0; i < n; i++) {
            long event = first + own[i];
            lengths[own[i]] = cuts.length().of(all, event);
            offsets[own[i]] = Texts.placeOf(cuts.bits().of(all, event));
            longest = Math.max(longest, lengths[own[i]]);
        }
        if (Texts.isOnePiece(longest)) {
            return new BytesColumn(type, count, cuts.pool(), offsets, lengths, validity);
        }
        Texts texts = new Texts(count, longest);
        for (int i = 0; i < n; i++) {
            texts.begin(own[i]);
            texts.cut(cuts.pool(), cuts.bits().of(all, first + own[i]), lengths[own[i]]);
            texts.end(own[i]);
        }
        return texts.column(type, validity);
    }
}
