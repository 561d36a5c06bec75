package dev.weir.nexmark;

import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.TimestampColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes blocks of events, one after the other, column by column. One thread. */
final class EventMaker {
    private final NexmarkSource source;
    private final Auctions all;
    private final Map<DataType, Column> nulls = new HashMap<>();
    private EventPattern pattern;
    /** By kind of event, those of the block that are of it. */
    private final EventNumbers[] numbers = new EventNumbers[3];

    EventMaker(NexmarkSource source) {
        this.source = source;
        all = source.auctions();
        pattern = EventPattern.of(all, 0, NexmarkSource.BLOCK);
        room(NexmarkSource.BLOCK);
    }

    private void room(int count) {
        for (int kind = 0; kind < numbers.length; kind++) {
            numbers[kind] = new EventNumbers(all, pattern.parts()[kind], count);
        }
    }

    /** Events that follow each other, one a row. */
    Batch batch(long first, int count) {
        int place = (int) (first % all.total());
        if (pattern.place() != place || pattern.kinds().length != count) {
            if (count > pattern.kinds().length) {
                room(count);
            }
            pattern = EventPattern.of(all, place, count);
            nulls.clear();
        }
        for (int kind = 0; kind < numbers.length; kind++) {
            numbers[kind].begin(pattern.parts()[kind], first);
        }
        long[] times = times(first, count);
        int[] projection = source.projection();
        Column[] wanted = new Column[projection.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = column(source.columns().columns().get(projection[i]), times);
        }
        return Batch.of(source.schema(), count, wanted);
    }

    /** Few blocks see more than one millisecond, if events come fast. */
    private long[] times(long first, int count) {
        long[] times = new long[count];
        long start = all.millis(first);
        if (all.millis(first + count - 1) == start) {
            Arrays.fill(times, start);
            return times;
        }
        for (int row = 0; row < count; row++) {
            times[row] = all.millis(first + row);
        }
        return times;
    }

    private Column column(EventTable.EventColumn column, long[] times) {
        return switch (column) {
            case EventTable.Kind kind -> new IntColumn(kind.type(), times.length, pattern.kinds(), null);
            case EventTable.Time time -> new TimestampColumn(time.type(), times.length, times, null, null);
            case EventTable.Event event -> {
                List<Column> fields = new ArrayList<>(event.fields().size());
                for (EventField field : event.fields()) {
                    fields.add(
                            event.read().contains(field)
                                    ? field(field, times)
                                    : nulls.computeIfAbsent(
                                            field.type(), type -> ConstantColumn.of(type, null, times.length)));
                }
                long[] validity = pattern.parts()[event.kind()].validity();
                yield new RowColumn(event.type(), times.length, fields, validity);
            }
        };
    }

    private Column field(EventField field, long[] times) {
        EventNumbers own = numbers[field.kind];
        long[] validity = pattern.parts()[field.kind].validity();
        int count = times.length;
        return switch (field.value) {
            case EventField.Numbers values ->
                new LongColumn(field.type(), count, spread(values.of(own), own.rows(), count), validity);
            case EventField.EventTime ignored -> new TimestampColumn(field.type(), count, times, null, validity);
            case EventField.Times values ->
                new TimestampColumn(field.type(), count, spread(values.of(own), own.rows(), count), null, validity);
            case EventField.Words words -> words(words, field.type(), own, validity, count);
            case EventField.Cuts cuts -> cuts(cuts, field.type(), own, validity, count);
            case EventField.Entries entries -> {
                TextDictionary dictionary = entries.dictionary();
                int[] chosen = entries.numbers().of(own);
                int[] offsets = spread(at(dictionary.offsets(), chosen), own.rows(), count);
                int[] lengths = spread(at(dictionary.lengths(), chosen), own.rows(), count);
                yield new BytesColumn(field.type(), count, dictionary.bytes(), offsets, lengths, validity);
            }
        };
    }

    private static long[] spread(long[] values, int @Nullable [] rows, int count) {
        if (rows == null) {
            return values;
        }
        long[] spread = new long[count];
        for (int i = 0; i < values.length; i++) {
            spread[rows[i]] = values[i];
        }
        return spread;
    }

    private static int[] spread(int[] values, int @Nullable [] rows, int count) {
        if (rows == null) {
            return values;
        }
        int[] spread = new int[count];
        for (int i = 0; i < values.length; i++) {
            spread[rows[i]] = values[i];
        }
        return spread;
    }

    private static int[] at(int[] values, int[] places) {
        int[] chosen = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = values[places[i]];
        }
        return chosen;
    }

    private static BytesColumn words(
            EventField.Words words, DataType type, EventNumbers own, long[] validity, int count) {
        long[] bits = own.bits(words.purpose());
        Texts texts = new Texts(count, own.count() * words.size());
        for (int i = 0; i < own.count(); i++) {
            int row = own.rows() == null ? i : own.rows()[i];
            texts.begin(row);
            words.writer().add(bits[i], texts);
            texts.end(row);
        }
        return texts.column(type, validity);
    }

    /** Parts of the pool itself, unless one of them is longer than the pool. */
    private BytesColumn cuts(EventField.Cuts cuts, DataType type, EventNumbers own, long[] validity, int count) {
        long[] bits = cuts.bits().of(own);
        int[] wanted = cuts.lengths().of(all, own);
        if (Texts.isOnePiece(cuts.longest().of(all))) {
            int[] places = new int[wanted.length];
            Draws.places(bits, places, places.length);
            return new BytesColumn(
                    type,
                    count,
                    cuts.pool(),
                    spread(places, own.rows(), count),
                    spread(wanted, own.rows(), count),
                    validity);
        }
        Texts texts = new Texts(count, 4096);
        for (int i = 0; i < wanted.length; i++) {
            int row = own.rows() == null ? i : own.rows()[i];
            texts.begin(row);
            texts.cut(cuts.pool(), bits[i], wanted[i]);
            texts.end(row);
        }
        return texts.column(type, validity);
    }
}
