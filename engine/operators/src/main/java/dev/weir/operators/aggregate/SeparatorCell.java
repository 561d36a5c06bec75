package dev.weir.operators.aggregate;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Remembers LISTAGG's separator, a constant that comes as a column: in a table of one record beside the groups. */
final class SeparatorCell implements Cell {
    static final String DEFAULT = ",";

    private static final Batch ONE_ROW = Batch.of(new Schema(List.of()), 1);

    private int side;

    @Override
    public int words() {
        return 0;
    }

    @Override
    public void place(int firstWord, int firstSide) {
        side = firstSide;
    }

    @Override
    public List<RecordLayout> sides(String groups) {
        return List.of(RecordLayout.of(List.of(), List.of(RecordValue.BYTES)).keptBy(RecordHome.EVERYWHERE));
    }

    @Override
    public void add(Groups groups, AggregateInput input) {
        if (input.count() > 0 && groups.side(side).size() == 0) {
            remember(groups.side(side), input.text(0));
        }
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        if (from.side(side).size() > 0 && into.side(side).size() == 0) {
            remember(into.side(side), text(from));
        }
    }

    private static void remember(RecordTable table, String text) {
        int[] record = new int[1];
        table.findOrAdd(ONE_ROW, new int[0], record);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RecordPages pages = table.pages();
        long[] page = pages.pageForWrite(record[0]);
        int at = pages.offset(record[0]) + table.valueWord();
        page[at] = ByteArena.firstWord(bytes, 0, bytes.length);
        page[at + 1] = bytes.length > ByteArena.INLINE
                ? table.arena().store(bytes, 0, bytes.length)
                : ByteArena.inlineWord(bytes, 0, bytes.length);
    }

    /** The separator of the groups' rows. */
    String text(Groups groups) {
        RecordTable table = groups.side(side);
        int[] record = new int[1];
        if (table.scan(0, record) == 0) {
            return DEFAULT;
        }
        RecordPages pages = table.pages();
        long[] page = pages.page(record[0]);
        int at = pages.offset(record[0]) + table.valueWord();
        byte[] bytes = new byte[ByteArena.length(page[at])];
        table.arena().copy(page[at], page[at + 1], bytes, 0);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
