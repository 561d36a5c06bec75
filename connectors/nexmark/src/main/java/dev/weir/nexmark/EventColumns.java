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
    /** By kind of event, those that are of it. */
    private final EventNumbers[] numbers = new EventNumbers[3];

    private final int[] kinds;

    EventColumns(Auctions all, long first, int count) {
        this.all = all;
        this.first = first;
        this.count = count;
        kinds = new int[count];
        for (int kind = 0; kind < numbers.length; kind++) {
            numbers[kind] = new EventNumbers(all, count);
        }
        int total = all.total();
        long round = first / total;
        int place = (int) (first % total);
        for (int row = 0; row < count; row++) {
            int kind = place < all.people()
                    ? Auctions.PERSON
                    : place < all.people() + all.auctions() ? Auctions.AUCTION : Auctions.BID;
            kinds[row] = kind;
            numbers[kind].add(row, first + row, round, place);
            place++;
            if (place == total) {
                place = 0;
                round++;
            }
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
        EventNumbers own = numbers[event.kind()];
        for (int i = 0; i < own.count(); i++) {
            Validity.setValid(validity, own.rows()[i]);
        }
        List<Column> fields = new ArrayList<>();
        for (EventField field : event.fields()) {
            fields.add(
                    event.read().contains(field)
                            ? field(field, own, validity)
                            : ConstantColumn.of(field.type(), null, count));
        }
        return new RowColumn(event.type(), count, fields, validity);
    }

    private Column field(EventField field, EventNumbers own, long[] validity) {
        int[] rows = own.rows();
        return switch (field.value) {
            case EventField.Numbers values ->
                new LongColumn(field.type(), count, spread(values.of(own), rows), validity);
            case EventField.Times values ->
                new TimestampColumn(field.type(), count, spread(values.of(own), rows), null, validity);
            case EventField.Words words -> {
                long[] bits = own.bits(words.purpose());
                Texts texts = new Texts(count, bits.length * words.size());
                for (int i = 0; i < bits.length; i++) {
                    texts.begin(rows[i]);
                    words.writer().add(bits[i], texts);
                    texts.end(rows[i]);
                }
                yield texts.column(field.type(), validity);
            }
            case EventField.Cuts cuts -> cuts(cuts, field.type(), own, validity);
            case EventField.Entries entries -> {
                TextDictionary dictionary = entries.dictionary();
                int[] chosen = entries.numbers().of(own);
                int[] offsets = new int[count];
                int[] lengths = new int[count];
                for (int i = 0; i < chosen.length; i++) {
                    offsets[rows[i]] = dictionary.offsets()[chosen[i]];
                    lengths[rows[i]] = dictionary.lengths()[chosen[i]];
                }
                yield new BytesColumn(field.type(), count, dictionary.bytes(), offsets, lengths, validity);
            }
        };
    }

    private long[] spread(long[] values, int[] rows) {
        long[] spread = new long[count];
        for (int i = 0; i < values.length; i++) {
            spread[rows[i]] = values[i];
        }
        return spread;
    }

    /** Parts of the pool itself, unless one of them is longer than the pool. */
    private BytesColumn cuts(EventField.Cuts cuts, DataType type, EventNumbers own, long[] validity) {
        int[] rows = own.rows();
        long[] bits = cuts.bits().of(own);
        int[] wanted = cuts.lengths().of(all, own);
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        int longest = 0;
        for (int i = 0; i < wanted.length; i++) {
            lengths[rows[i]] = wanted[i];
            offsets[rows[i]] = Texts.placeOf(bits[i]);
            longest = Math.max(longest, wanted[i]);
        }
        if (Texts.isOnePiece(longest)) {
            return new BytesColumn(type, count, cuts.pool(), offsets, lengths, validity);
        }
        Texts texts = new Texts(count, longest);
        for (int i = 0; i < wanted.length; i++) {
            texts.begin(rows[i]);
            texts.cut(cuts.pool(), bits[i], wanted[i]);
            texts.end(rows[i]);
        }
        return texts.column(type, validity);
    }
}
